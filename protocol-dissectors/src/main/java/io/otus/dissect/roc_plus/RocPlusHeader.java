package io.otus.dissect.roc_plus;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.ReflectedCrc;

/**
 * A frame, ROC Plus §1.2; numbers are little-endian. Nothing tells a request from its response but the opcode and the
 * length.
 *
 * <pre>
 *  0      1       2      3       4        5        6          6 + n
 *  +------+-------+------+-------+--------+--------+----------+-----+
 *  | unit | group | unit | group | opcode | length | data ... | CRC |
 *  | destination  | source       |        | n      |          |     |
 *  +------+-------+------+-------+--------+--------+----------+-----+
 * </pre>
 */
final class RocPlusHeader {
    /** Octets before the data. */
    static final int SIZE = 6;
    /** Octets of a frame without data. */
    static final int EMPTY_FRAME = 8;

    /** x^16 + x^15 + x^2 + 1, bits reflected. */
    private static final ReflectedCrc CRC = new ReflectedCrc(0xA001);
    /** The CRC of devices begins with 0, as the manual's example has it. */
    private static final int SEED = 0;
    /** That of some hosts begins with this; over Ethernet a device does not look (§3, point type 91, CRC Check). */
    private static final int OTHER_SEED = 0xFFFF;

    private RocPlusHeader() {}

    static int destinationUnit(ByteView b) {
        return b.u8(0);
    }

    static int destinationGroup(ByteView b) {
        return b.u8(1);
    }

    static int sourceUnit(ByteView b) {
        return b.u8(2);
    }

    static int sourceGroup(ByteView b) {
        return b.u8(3);
    }

    static int opcode(ByteView b) {
        return b.u8(4);
    }

    /** Octets of data, 0 to 255. */
    static int dataLength(ByteView b) {
        return b.u8(5);
    }

    /** Octets of the whole frame, of which the header is there. */
    static int total(ByteView b) {
        return EMPTY_FRAME + dataLength(b);
    }

    /** Whether the CRC is one of devices; all octets must be there. */
    static boolean isCrcOfDevice(ByteView b, int total) {
        return CRC.of(b, 0, total - 2, SEED) == b.le16(total - 2);
    }

    /** Whether the CRC is right in either way. */
    static boolean isCrcRight(ByteView b, int total) {
        return isCrcOfDevice(b, total) || CRC.of(b, 0, total - 2, OTHER_SEED) == b.le16(total - 2);
    }
}
