package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as TwinCAT writes them. Stateless. */
final class AdsTime {
    private static final int TIME_STRUCT = 16;
    private static final long FILETIME_SECONDS = 11_644_473_600L;
    private static final long TICKS = 10_000_000L;

    private static final int LAST_YEAR = 9_999;
    private static final int NANOSECONDS = 1_000_000;
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    private AdsTime() {}

    /**
     * A TIMESTRUCT: year, month, day of week, day, hour, minute, second, millisecond, two octets each; empty where it
     * is no time.
     */
    static String struct(ByteView b) {
        if (b.length() != TIME_STRUCT) {
            return "";
        }
        int month = b.le16(2);
        int day = b.le16(6);
        int year = b.le16(0);
        boolean isDate = year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1;
        boolean isTime = b.le16(8) < 24 && b.le16(10) < 60 && b.le16(12) < 60 && b.le16(14) < 1_000;
        if (!isDate || !isTime || day > YearMonth.of(year, month).lengthOfMonth()) {
            return "";
        }
        return MILLISECONDS.format(
                LocalDateTime.of(year, month, day, b.le16(8), b.le16(10), b.le16(12), b.le16(14) * NANOSECONDS));
    }

    /** A FILETIME: steps of 100 ns since 1601. */
    static String filetime(long ticks) {
        long seconds = Math.floorDiv(ticks, TICKS) - FILETIME_SECONDS;
        return Instant.ofEpochSecond(seconds, Math.floorMod(ticks, TICKS) * 100).toString();
    }
}
