package io.otus.alert.detect.danger;

import io.otus.core.time.Nanos;

/**
 * The distance of the times that a client sends ahead of those at which they are heard. It follows a drifting clock,
 * but not an attacker who moves it step by step.
 *
 * @param millis the distance in milliseconds
 * @param since event time of its last change, in nanoseconds
 */
record ClockDistance(long millis, long since) {
    /** Tolerance about the usual distance, in milliseconds: messages wait and clocks drift. */
    static final long TOLERANCE = 60_000;

    /** Largest change, in milliseconds, within {@link #DRIFT_TIME}, in nanoseconds: one second an hour. */
    private static final long DRIFT = 1_000;

    private static final long DRIFT_TIME = Nanos.HOUR;

    /** Returns the distance after one more time that is about as far away as usual. */
    ClockDistance follow(long seen, long time) {
        long step = Math.clamp(seen - millis, -DRIFT, DRIFT);
        return time - since < DRIFT_TIME ? this : new ClockDistance(millis + step, time);
    }
}
