package io.otus.appliance.run;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends SIGHUP to its own process during the start and after it, and prints how often that was answered. */
public final class HangingUp {
    private HangingUp() {}

    /** See the class. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Hangup hangup = Hangup.awaited();
        hangUp();
        // Signals are handed over by a thread of the virtual machine: one that follows is behind the first.
        Thread.sleep(500);
        Semaphore answered = new Semaphore(0);
        hangup.runs(answered::release);
        System.out.println("during the start: " + answered.tryAcquire(10, TimeUnit.SECONDS));
        hangUp();
        System.out.println("after it: " + answered.tryAcquire(10, TimeUnit.SECONDS));
        System.out.println("further: " + answered.availablePermits());
    }

    private static void hangUp() throws IOException, InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-HUP", self).start().waitFor();
    }
}
