package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import java.time.LocalDate;
import java.time.LocalTime;

/** Times of a controller as {@code YYYY-MM-DDThh:mm:ss.mmm}, local time of the controller. Stateless. */
final class S7Time {
    /** Bytes of a DATE_AND_TIME. */
    static final int DATE_AND_TIME = 8;

    /** Bytes of the time in the header of a block. */
    static final int BLOCK_TIME = 6;

    private static final LocalDate BLOCK_EPOCH = LocalDate.of(1984, 1, 1);
    private static final long MILLISECONDS_OF_DAY = 86_400_000;

    private S7Time() {}

    /**
     * DATE_AND_TIME, which must be there: BCD of year, month, day, hour, minute, second, milliseconds in three digits
     * and day of the week in one. The digits are those on the wire.
     */
    static String dateAndTime(ByteView b, int at) {
        StringBuilder text = new StringBuilder(23);
        // It covers 1990 to 2089.
        text.append(b.u8(at) >= 0x90 ? "19" : "20");
        bcd(text, b.u8(at)).append('-');
        bcd(text, b.u8(at + 1)).append('-');
        bcd(text, b.u8(at + 2)).append('T');
        bcd(text, b.u8(at + 3)).append(':');
        bcd(text, b.u8(at + 4)).append(':');
        bcd(text, b.u8(at + 5)).append('.');
        return bcd(text, b.u8(at + 6))
                .append(Character.forDigit(b.u8(at + 7) >> 4, 16))
                .toString();
    }

    private static StringBuilder bcd(StringBuilder text, int octet) {
        return text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 0xF, 16));
    }

    /**
     * The time in the header of a block, which must be there: milliseconds of the day u32, days since 1984 u16; empty
     * where it is none.
     */
    static String blockTime(ByteView b, int at) {
        long milliseconds = b.u32(at);
        if (milliseconds >= MILLISECONDS_OF_DAY) {
            return "";
        }
        LocalTime time = LocalTime.ofNanoOfDay(milliseconds * 1_000_000);
        String seconds = time.withNano(0).toString();
        String whole = seconds.length() == 5 ? seconds + ":00" : seconds;
        int rest = 1_000 + (int) (milliseconds % 1_000);
        return BLOCK_EPOCH.plusDays(b.u16(at + 4)) + "T" + whole + '.'
                + Integer.toString(rest).substring(1);
    }
}
