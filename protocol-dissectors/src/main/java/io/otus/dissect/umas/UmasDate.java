package io.otus.dissect.umas;

import io.otus.core.bytes.ByteView;

/**
 * A date of a project: eight bytes, of which the first is the day of the week.
 *
 * <pre>
 *  0          1        2        3      4     5       6
 *  +----------+--------+--------+------+-----+-------+---------------------+
 *  | day of   | second | minute | hour | day | month | year, little-endian |
 *  | the week |        |        |      |     |       |                     |
 *  +----------+--------+--------+------+-----+-------+---------------------+
 * </pre>
 */
final class UmasDate {
    static final int SIZE = 8;

    private UmasDate() {}

    /** ISO 8601 without a zone, since none is stated; empty where the bytes are no date. */
    static String text(ByteView b, int at) {
        int second = b.u8(at + 1);
        int minute = b.u8(at + 2);
        int hour = b.u8(at + 3);
        int day = b.u8(at + 4);
        int month = b.u8(at + 5);
        int year = b.le16(at + 6);
        boolean date = year >= 1970 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
        if (!date || hour > 23 || minute > 59 || second > 59) {
            return "";
        }
        StringBuilder text = new StringBuilder(19).append(year);
        two(text.append('-'), month);
        two(text.append('-'), day);
        two(text.append('T'), hour);
        two(text.append(':'), minute);
        two(text.append(':'), second);
        return text.toString();
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
