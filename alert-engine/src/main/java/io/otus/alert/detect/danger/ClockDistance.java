package io.otus.alert.detect.danger;

import io.otus.core.time.Nanos;

/**
 * How far the times that somebody tells are ahead of those at which they are heard. It follows a clock that drifts, but
 * nobody who walks it away step by step.
 *
 * @param millis milliseconds
 * @param since when it was last moved, event time in nanoseconds
 */
record ClockDistance(long millis, long since) {
    /** How far a time may be from the usual distance, in milliseconds: messages wait and clocks drift. */
    static final long TOLERANCE = 60_000;

    /** It follows by this much, in milliseconds, and this often, in nanoseconds: one second an hour. */
    private static final long DRIFT = 1_000;

    private static final long DRIFT_TIME = Nanos.HOUR;

    /** After one more time that is about as far as usual. */
    ClockDistance follow(long seen, long time) {
        long step = Math.clamp(seen - millis, -DRIFT, DRIFT);
        return time - since < DRIFT_TIME ? this : new ClockDistance(millis + step, time);
    }
}
