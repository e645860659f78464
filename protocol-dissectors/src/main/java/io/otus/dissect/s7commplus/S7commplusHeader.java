package io.otus.dissect.s7commplus;

import io.otus.core.bytes.ByteView;

/**
 * Header of a frame and the trailer of a PDU, S7+ "frame"; big-endian.
 *
 * <pre>
 *  0      1         2        4                4+n    +1        +2
 *  +------+---------+--------+------ ... -----+------+---------+--------+
 *  | 0x72 | version | n      | data           | 0x72 | version | 0      |
 *  +------+---------+--------+------ ... -----+------+---------+--------+
 *                                               trailer: only after the last frame of a PDU
 * </pre>
 */
final class S7commplusHeader {
    static final int PROTOCOL_ID = 0x72;
    static final int SIZE = 4;
    static final int TRAILER_SIZE = 4;

    /** Before a session is agreed. */
    static final int VERSION_1 = 1;
    /** Without a digest in front; some controllers put one behind. */
    static final int VERSION_2 = 2;
    /** With a digest in front of the data of each frame. */
    static final int VERSION_3 = 3;
    /** A system event: it counts what was received, and announces the end of a session. */
    static final int SYSTEM_EVENT = 0xFE;

    private S7commplusHeader() {}

    static int protocolVersion(ByteView b) {
        return b.u8(1);
    }

    /** Bytes of data after the header, 0 to 65535. */
    static int dataLength(ByteView b) {
        return b.u16(2);
    }

    static boolean isKnown(int version) {
        return version == VERSION_1 || version == VERSION_2 || version == VERSION_3 || version == SYSTEM_EVENT;
    }

    /** Whether the trailer of this version stands at an offset. */
    static boolean hasTrailer(ByteView b, int at, int version) {
        return b.has(at, TRAILER_SIZE) && b.u8(at) == PROTOCOL_ID && b.u8(at + 1) == version && b.u16(at + 2) == 0;
    }
}
