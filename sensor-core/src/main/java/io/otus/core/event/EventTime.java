package io.otus.core.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Event times, nanoseconds since 1970, as text: ISO 8601, UTC. */
public final class EventTime {
    private static final long SECOND = 1_000_000_000L;
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NANOSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private EventTime() {}

    /** With microseconds, as files have it. */
    public static String text(long time) {
        return MICROSECONDS.format(instant(time));
    }

    /** With nanoseconds, as frames are stamped. */
    public static String nanoseconds(long time) {
        return NANOSECONDS.format(instant(time));
    }

    /** With as many decimals as it needs, for a person. */
    public static String brief(long time) {
        return instant(time).toString();
    }

    /** Without what is less than a second. */
    public static String seconds(long time) {
        return brief(time - Math.floorMod(time, SECOND));
    }

    /** Nanoseconds since 1970 of such a text. */
    public static long parse(String text) {
        Instant instant = Instant.parse(text);
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }

    private static Instant instant(long time) {
        return Instant.ofEpochSecond(Math.floorDiv(time, SECOND), Math.floorMod(time, SECOND));
    }
}
