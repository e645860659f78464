package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * Logical link control, ISO/IEC 8802-2:1998 clause 3.2, and behind it SNAP, IEEE 802-2014 clause 9.2.3; big-endian.
 *
 * <pre>
 *  0      1      2           3      6            8
 *  +------+------+-----------+------+------------+---------
 *  | DSAP | SSAP | control   | OUI  | protocol   | data ...
 *  +------+------+-----------+------+------------+---------
 *                 1 or 2      with DSAP, SSAP AA only
 * </pre>
 */
final class LlcHeader {
    /** With the one-byte control field of an unnumbered frame. */
    static final int SIZE = 3;

    static final int SNAP_SIZE = 5;
    static final int SNAP_SAP = 0xAA;

    /** Unnumbered information. */
    static final int UI = 0x03;

    private LlcHeader() {}

    static int destinationSap(ByteView b, int at) {
        return b.u8(at);
    }

    static boolean isSnap(ByteView b, int at) {
        return b.u8(at) == SNAP_SAP && b.u8(at + 1) == SNAP_SAP && b.u8(at + 2) == UI;
    }

    /** Whether the control field takes one byte: both low bits set (clause 5.2). */
    static boolean isUnnumbered(ByteView b, int at) {
        return (b.u8(at + 2) & 3) == 3;
    }

    static int snapOui(ByteView b, int snapAt) {
        return b.u24(snapAt);
    }

    static int snapProtocol(ByteView b, int snapAt) {
        return b.u16(snapAt + 3);
    }
}
