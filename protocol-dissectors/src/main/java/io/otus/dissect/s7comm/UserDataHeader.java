package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;

/**
 * Parameters of user data and the head of its data, S7 "user data"; big-endian.
 *
 * <pre>
 *  0          3        4        5              6             7          8            9            10      12
 *  +----------+--------+--------+--------------+-------------+----------+------------+------------+-------+
 *  | 00 01 12 | length | method | type : 2     | subfunction | sequence | data unit  | last data  | error |
 *  |          | 4 or 8 |        | group : 6    |             | number   | reference  | unit       | code  |
 *  +----------+--------+--------+--------------+-------------+----------+------------+------------+-------+
 *                                                                       \____ where length is 8 __________/
 *  0             1                2        4
 *  +-------------+----------------+--------+---------
 *  | return code | transport size | length | data ...
 *  +-------------+----------------+--------+---------
 * </pre>
 */
final class UserDataHeader {
    static final int SHORT = 8;
    static final int LONG = 12;
    /** Octets before the data's content. */
    static final int DATA_HEAD = 4;

    /** Types: who speaks. */
    static final int PUSH = 0;

    static final int REQUEST = 1;
    static final int RESPONSE = 2;

    private static final int HEAD = 0x000112;

    /** Function code of a mode transition, which stands in place of the head. */
    private static final int MODE_TRANSITION = 0x01;

    /** Where a mode transition says the new mode. */
    static final int MODE_AT = 6;

    private UserDataHeader() {}

    /**
     * Whether these are the parameters of a mode transition: function u8, count u8, four octets, mode u8, one octet.
     */
    static boolean isModeTransition(ByteView p) {
        return p.length() == SHORT && p.u8(0) == MODE_TRANSITION;
    }

    static boolean isIntact(ByteView p) {
        return p.length() >= SHORT
                && p.u24(0) == HEAD
                && (p.u8(3) == SHORT - 4 || p.u8(3) == LONG - 4)
                && p.has(4, p.u8(3));
    }

    static boolean isLong(ByteView p) {
        return p.u8(3) == LONG - 4;
    }

    static int method(ByteView p) {
        return p.u8(4);
    }

    static int type(ByteView p) {
        return p.u8(5) >> 6;
    }

    static int group(ByteView p) {
        return p.u8(5) & 0x3F;
    }

    static int subfunction(ByteView p) {
        return p.u8(6);
    }

    static int sequenceNumber(ByteView p) {
        return p.u8(7);
    }

    static int dataUnitReference(ByteView p) {
        return p.u8(8);
    }

    /** 0 for the last data unit, 1 where more follow. */
    static int lastDataUnit(ByteView p) {
        return p.u8(9);
    }

    static int errorCode(ByteView p) {
        return p.u16(10);
    }
}
