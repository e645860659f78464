package io.otus.appliance.text;

import java.time.Instant;

/** Event times for a person: ISO-8601 in UTC. */
public final class EventTimeText {
    private static final long SECOND = 1_000_000_000L;

    private EventTimeText() {}

    /** The text of a time in nanoseconds since 1970. */
    public static String of(long nanoseconds) {
        return Instant.ofEpochSecond(Math.floorDiv(nanoseconds, SECOND), Math.floorMod(nanoseconds, SECOND))
                .toString();
    }

    /** The same without what is less than a second. */
    public static String seconds(long nanoseconds) {
        return of(nanoseconds - Math.floorMod(nanoseconds, SECOND));
    }
}
