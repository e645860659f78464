package io.otus.dissect.iec104;

import io.otus.core.event.FieldWriter;

/**
 * Binary times, IEC 60870-5-101 §7.2.6.18 to §7.2.6.20, as one number with the first octet in its lowest bits. Whether
 * a time is local or UTC is agreed between stations and not on the wire.
 *
 * <pre>
 *  CP56Time2a: milliseconds u16 | IV RES1 minutes(6) | SU hours(5) | day of week(3) day(5) | month(4) | year(7)
 *  CP24Time2a: milliseconds u16 | IV RES1 minutes(6)
 *  CP16Time2a: milliseconds u16
 * </pre>
 */
final class TimeTag {
    private static final int MILLISECONDS_OF_MINUTE = 60_000;
    /** From here on a year is of the last century, the first of which clocks of computers know 1970. */
    private static final int FIRST_OF_LAST_CENTURY = 70;

    private TimeTag() {}

    static int milliseconds(long raw) {
        return (int) raw & 0xFFFF;
    }

    static int minutes(long raw) {
        return (int) (raw >> 16) & 0x3F;
    }

    static boolean invalid(long raw) {
        return (raw >> 16 & 0x80) != 0;
    }

    static boolean substituted(long raw) {
        return (raw >> 16 & 0x40) != 0;
    }

    static int hours(long raw) {
        return (int) (raw >> 24) & 0x1F;
    }

    static boolean summerTime(long raw) {
        return (raw >> 24 & 0x80) != 0;
    }

    static int dayOfMonth(long raw) {
        return (int) (raw >> 32) & 0x1F;
    }

    static int month(long raw) {
        return (int) (raw >> 40) & 0x0F;
    }

    /** Two digits of the year, 0 to 99. */
    static int year(long raw) {
        return (int) (raw >> 48) & 0x7F;
    }

    /**
     * Whether it is a time, and of the seven octet form a day too. A time that says of itself that it is not valid may
     * be anything.
     */
    static boolean isSound(Element form, long raw) {
        if (invalid(raw)) {
            return true;
        }
        boolean time = milliseconds(raw) < MILLISECONDS_OF_MINUTE && minutes(raw) < 60;
        if (form != Element.CP56) {
            return time;
        }
        return time
                && hours(raw) < 24
                && dayOfMonth(raw) >= 1
                && month(raw) >= 1
                && month(raw) <= 12
                && dayOfMonth(raw) <= days(month(raw), year(raw))
                && year(raw) <= 99;
    }

    private static int days(int month, int year) {
        return switch (month) {
            case 2 -> year % 4 == 0 ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /**
     * {@code 2019-11-02T13:58:26.000}, or minutes, seconds and milliseconds of the three octet form: {@code 58:26.000}.
     */
    static String text(Element form, long raw) {
        StringBuilder text = new StringBuilder(24);
        if (form == Element.CP56) {
            // The century is not on the wire. What was never set stands at 1970 or 1990 in many a station. A year above
            // 99 is against the standard, and in the stations that send it counted from 1900.
            int year = year(raw);
            text.append(year < FIRST_OF_LAST_CENTURY ? 2000 + year : 1900 + year)
                    .append('-');
            two(text, month(raw)).append('-');
            two(text, dayOfMonth(raw)).append('T');
            two(text, hours(raw)).append(':');
        }
        two(text, minutes(raw)).append(':');
        two(text, milliseconds(raw) / 1000).append('.');
        int rest = milliseconds(raw) % 1000;
        return text.append(rest / 100).append(rest / 10 % 10).append(rest % 10).toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return number < 10 ? text.append('0').append(number) : text.append(number);
    }

    static void write(FieldWriter out, Element form, long raw) {
        out.text("time", text(form, raw));
        if (invalid(raw)) {
            out.flag("time_invalid", true);
        }
        if (substituted(raw)) {
            out.flag("time_substituted", true);
        }
        if (form == Element.CP56 && summerTime(raw)) {
            out.flag("summer_time", true);
        }
    }
}
