package io.otus.appliance.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work beside the analysis, on a thread of its own: a pause and a step, again and again until it is closed. A step that
 * throws is logged, once until one succeeds again, and the work goes on: what a person decides an hour later must not
 * be lost to what went wrong before.
 */
final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final String what;
    private final long pauseMillis;
    private final Runnable step;
    private final Thread thread;
    private boolean failing;

    /**
     * @param name the thread's
     * @param what for the log, such as "reading decisions"
     */
    Background(String name, String what, long pauseMillis, Runnable step) {
        this.what = what;
        this.pauseMillis = pauseMillis;
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(pauseMillis);
                tryStep();
            }
        } catch (InterruptedException closed) {
            // The sensor ends.
        }
    }

    private void tryStep() {
        try {
            step.run();
            failing = false;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (!failing) {
                LOG.error("{} failed, and is tried again", what, e);
            }
            failing = true;
        }
    }

    /** Waits for the step that runs, which must not outlive what it uses. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
