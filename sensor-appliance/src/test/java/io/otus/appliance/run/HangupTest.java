package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** SIGHUP, sent to this process itself. */
class HangupTest {
    private static void hangUp() throws IOException, InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        assertThat(new ProcessBuilder("kill", "-HUP", self).start().waitFor()).isZero();
    }

    @Test
    void oneThatComesDuringTheStartIsAnsweredBehindIt() throws IOException, InterruptedException {
        Hangup hangup = Hangup.awaited();
        hangUp();
        // Signals are handed over by a thread of the virtual machine: one that follows is behind the first.
        Thread.sleep(500);
        Semaphore answered = new Semaphore(0);
        hangup.runs(answered::release);
        assertThat(answered.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        hangUp();
        assertThat(answered.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answered.availablePermits()).isZero();
    }
}
