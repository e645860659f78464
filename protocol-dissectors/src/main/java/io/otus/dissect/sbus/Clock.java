package io.otus.dissect.sbus;

import io.otus.core.bytes.ByteView;
import java.time.DateTimeException;
import java.time.LocalDateTime;

/** Calendar week, day of the week, year, month, day, hour, minute and second, two decimal digits each. */
final class Clock {
    static final int SIZE = 8;

    private static final int CENTURY = 2000;

    private Clock() {}

    /** The time as ISO 8601 has it; empty where it is none. */
    static String text(ByteView data) {
        if (data.length() != SIZE) {
            return "";
        }
        int[] digits = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            int high = data.u8(i) >> 4;
            int low = data.u8(i) & 0x0F;
            if (high > 9 || low > 9) {
                return "";
            }
            digits[i] = high * 10 + low;
        }
        try {
            String text = LocalDateTime.of(CENTURY + digits[2], digits[3], digits[4], digits[5], digits[6], digits[7])
                    .toString();
            return text.length() == "2026-03-02T13:58".length() ? text + ":00" : text;
        } catch (DateTimeException e) {
            return ""; // a 31st of April
        }
    }
}
