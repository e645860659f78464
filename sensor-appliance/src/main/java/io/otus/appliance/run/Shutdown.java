package io.otus.appliance.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in order when the process is told to end (SIGINT, SIGTERM): asks it to stop, and keeps the virtual
 * machine until it has.
 */
public final class Shutdown implements AutoCloseable {
    /** How long the virtual machine waits for the run at most. */
    private static final long PATIENCE_SECONDS = 20;

    private final Runnable stop;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    private Shutdown(Runnable stop) {
        this.stop = stop;
        this.hook = Thread.ofPlatform().name("otus-shutdown").unstarted(this::ask);
    }

    /** Calls {@code stop}, from a thread of its own, when the process is told to end. */
    public static Shutdown stopping(Runnable stop) {
        Shutdown shutdown = new Shutdown(stop);
        Runtime.getRuntime().addShutdownHook(shutdown.hook);
        return shutdown;
    }

    private void ask() {
        asked = true;
        stop.run();
        try {
            boolean _ = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process was told to end. */
    public boolean isAsked() {
        return asked;
    }

    /** The run has ended. */
    @Override
    public void close() {
        done.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // The hook runs, and finds the run ended.
                asked = true;
            }
        }
    }
}
