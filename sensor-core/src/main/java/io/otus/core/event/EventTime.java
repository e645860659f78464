package io.otus.core.event;

import io.otus.core.time.Nanos;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Event times, nanoseconds since 1970, as text: ISO 8601, UTC. */
public final class EventTime {
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NANOSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private EventTime() {}

    /** With microseconds, as files have it. */
    public static String text(long time) {
        return MICROSECONDS.format(Nanos.instant(time));
    }

    /** With nanoseconds, as frames are stamped. */
    public static String nanoseconds(long time) {
        return NANOSECONDS.format(Nanos.instant(time));
    }

    /** With as many decimals as it needs, for a person. */
    public static String brief(long time) {
        return Nanos.instant(time).toString();
    }

    /** Without what is less than a second. */
    public static String seconds(long time) {
        return brief(time - Math.floorMod(time, Nanos.SECOND));
    }

    /**
     * Nanoseconds since 1970 of such a text.
     *
     * @throws java.time.DateTimeException if it is none, or so far from 1970 that they cannot be counted
     */
    public static long parse(String text) {
        return Nanos.of(Instant.parse(text));
    }
}
