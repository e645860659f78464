package io.otus.dissect.proconos;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.ReflectedCrc;

/**
 * A frame; the length and the checksum are little-endian.
 *
 * <pre>
 *  0    1    2         4    5          6        8
 *  +----+----+---------+----+----------+--------+------+-----
 *  | CC | 01 | command | .. | sequence | length | data | CRC
 *  +----+----+---------+----+----------+--------+------+-----
 * </pre>
 */
final class ProconosFrame {
    static final int SIZE = 8;
    static final int CRC_SIZE = 2;

    private static final int FIRST = 0xCC;
    private static final int SECOND = 0x01;
    private static final ReflectedCrc CRC = new ReflectedCrc(0x8408);

    private ProconosFrame() {}

    /** Whether the octets that are there may begin a frame. */
    static boolean begins(ByteView b) {
        return b.u8(0) == FIRST && (b.length() < 2 || b.u8(1) == SECOND);
    }

    static int command(ByteView b) {
        return b.u16(2);
    }

    static int sequence(ByteView b) {
        return b.u8(5);
    }

    static int total(ByteView b) {
        return SIZE + b.le16(6) + CRC_SIZE;
    }

    static ByteView data(ByteView b) {
        return b.slice(SIZE, b.length() - SIZE - CRC_SIZE);
    }

    static boolean isCrcRight(ByteView b, int total) {
        return CRC.of(b, 0, total - CRC_SIZE, 0) == b.le16(total - CRC_SIZE);
    }
}
