package io.otus.core.pipeline;

import io.otus.core.time.Nanos;

/**
 * Event time: the maximum of frame times so far. It never runs backwards, and it ignores a single frame whose time lies
 * absurdly far ahead (a broken clock, 2106): a step of more than {@link #PLAUSIBLE_STEP} counts only when a second
 * frame confirms it.
 */
final class EventClock {
    /** A step forward beyond this is a gap: timers start anew. */
    static final long GAP = 10 * Nanos.MINUTE;
    /** A step forward beyond this needs a second frame that agrees. */
    static final long PLAUSIBLE_STEP = 30 * Nanos.DAY;

    private boolean started;
    private long time;
    private boolean inDoubt;
    private long doubted;
    private long outliers;

    /** Event time, nanoseconds since 1970. */
    long time() {
        return time;
    }

    boolean started() {
        return started;
    }

    /** Frames whose time was not believed. */
    long outliers() {
        return outliers;
    }

    /** Takes a frame's time and returns by how much event time moved on. */
    long advance(long frameTime) {
        if (!started) {
            started = true;
            time = frameTime;
            return 0;
        }
        long step = frameTime - time;
        if (step > PLAUSIBLE_STEP && !(inDoubt && Math.abs(frameTime - doubted) <= PLAUSIBLE_STEP)) {
            inDoubt = true;
            doubted = frameTime;
            outliers++;
            return 0;
        }
        inDoubt = false;
        if (step <= 0) {
            return 0;
        }
        time = frameTime;
        return step;
    }
}
