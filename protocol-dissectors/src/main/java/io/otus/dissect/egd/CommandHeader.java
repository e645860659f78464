package io.otus.dissect.egd;

import io.otus.core.bytes.ByteView;

/**
 * Header of a command, MVI69-EGD §5.2.2; little-endian.
 *
 * <pre>
 *  0      1      2            4         5        6                8
 *  +------+------+------------+---------+--------+----------------+------
 *  | type | flag | request id | version | status | message length | ...
 *  |      |      |            | 1       |        | header and all |
 *  +------+------+------------+---------+--------+----------------+------
 * </pre>
 */
final class CommandHeader {
    static final int SIZE = 8;

    private static final int VERSION = 1;

    private CommandHeader() {}

    static int type(ByteView b) {
        return b.u8(0);
    }

    static int flag(ByteView b) {
        return b.u8(1);
    }

    static int requestId(ByteView b) {
        return b.le16(2);
    }

    static int status(ByteView b) {
        return b.u8(5);
    }

    static int messageLength(ByteView b) {
        return b.le16(6);
    }

    /** Whether a command begins so. */
    static boolean begins(ByteView b) {
        return b.length() >= SIZE && CommandType.isKnown(type(b)) && b.u8(4) == VERSION;
    }

    /** Whether it has the length that it says. */
    static boolean fits(ByteView b) {
        return begins(b) && messageLength(b) == b.length();
    }
}
