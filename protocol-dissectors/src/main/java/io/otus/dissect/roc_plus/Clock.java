package io.otus.dissect.roc_plus;

import io.otus.core.bytes.ByteView;
import java.time.DateTimeException;
import java.time.LocalDateTime;

/** Date and time of opcodes 7 and 8: second, minute, hour, day, month u8 each, year u16. */
final class Clock {
    static final int SIZE = 7;

    /** Of the older protocol: a year of two digits, years since a leap year and day of the week follow the month. */
    private static final int OLD_SIZE = 8;

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2200;

    private Clock() {}

    /**
     * The time as ISO 8601 has it; empty where the calendar does not have it. Some hosts write the year most
     * significant octet first.
     */
    static String text(ByteView data) {
        int year = isYear(data.le16(5)) ? data.le16(5) : data.u16(5);
        if (!isYear(year)) {
            return "";
        }
        try {
            LocalDateTime time = LocalDateTime.of(year, data.u8(4), data.u8(3), data.u8(2), data.u8(1), data.u8(0));
            String text = time.toString();
            return text.length() == "2026-03-02T13:58".length() ? text + ":00" : text;
        } catch (DateTimeException e) {
            return ""; // a 31st of April
        }
    }

    /** Whether it is the older protocol's, which is not read further. */
    static boolean isOld(ByteView data) {
        return data.length() == OLD_SIZE && data.u8(5) < 100 && data.u8(6) <= 3;
    }

    private static boolean isYear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
