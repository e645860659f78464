package io.otus.appliance.json;

import io.otus.core.time.Nanos;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Writes times as {@code 2026-11-24T16:05:40.123456789Z}. Frames of one second follow each other, so the text up to the
 * decimals is kept.
 */
final class IsoTime {
    /** Bytes of a time. */
    static final int SIZE = 30;

    private final byte[] prefix = new byte[20];
    private long second = Long.MIN_VALUE;

    /** Writes a time, nanoseconds since 1970, and returns the position after it. */
    int write(long nanoseconds, byte[] target, int at) {
        long seconds = Math.floorDiv(nanoseconds, Nanos.SECOND);
        if (seconds != second) {
            second = seconds;
            LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
            number(time.getYear(), 0, 4, '-');
            number(time.getMonthValue(), 5, 2, '-');
            number(time.getDayOfMonth(), 8, 2, 'T');
            number(time.getHour(), 11, 2, ':');
            number(time.getMinute(), 14, 2, ':');
            number(time.getSecond(), 17, 2, '.');
        }
        System.arraycopy(prefix, 0, target, at, prefix.length);
        int after = Decimal.nine((int) Math.floorMod(nanoseconds, Nanos.SECOND), target, at + prefix.length);
        target[after] = 'Z';
        return at + SIZE;
    }

    private void number(int value, int at, int digits, char after) {
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            prefix[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        prefix[at + digits] = (byte) after;
    }
}
