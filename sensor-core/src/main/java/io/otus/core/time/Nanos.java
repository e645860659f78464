package io.otus.core.time;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Nanoseconds: event time is so many since 1970 in UTC, and a length of it so many. A field or constant of type
 * {@code long} that is a time has this unit, and says so by how it is made: {@code 5 * Nanos.MINUTE}.
 */
public final class Nanos {
    public static final long MICROSECOND = 1_000L;
    public static final long MILLISECOND = 1_000 * MICROSECOND;
    public static final long SECOND = 1_000 * MILLISECOND;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    private Nanos() {}

    /**
     * The event time of a moment.
     *
     * @throws DateTimeException if it is so far from 1970 that nanoseconds cannot be counted to it: before 1677 or
     *     after 2262
     */
    public static long of(Instant moment) {
        try {
            return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), SECOND), moment.getNano());
        } catch (ArithmeticException e) {
            throw new DateTimeException("'" + moment + "' is too far from 1970 (expected: 1677 to 2262)", e);
        }
    }

    /** The moment of an event time. */
    public static Instant instant(long time) {
        return Instant.ofEpochSecond(Math.floorDiv(time, SECOND), Math.floorMod(time, SECOND));
    }

    /** The event time of this moment by the host's clock. */
    public static long now() {
        return of(Instant.now());
    }
}
