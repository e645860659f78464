package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * ERSPAN types II and III behind GRE, draft-foschiano-erspan-03 sections 4.2 and 4.3; big-endian. Type I has no header
 * at all.
 *
 * <pre>
 *  0              2                  4                       8         12        20
 *  +--------------+------------------+-----------------------+---------+---------+
 *  | ver|VLAN     | COS|En|T|session | II: index             |         |         |
 *  |              |                  | III: timestamp        | SGT|..|O| if O    |
 *  +--------------+------------------+-----------------------+---------+---------+
 * </pre>
 */
final class ErspanHeader {
    static final int TYPE_II_SIZE = 8;
    static final int TYPE_III_SIZE = 12;

    /** Platform specific sub-header of type III. */
    static final int SUB_HEADER_SIZE = 8;

    private static final int TAG_KEPT = 3;

    private ErspanHeader() {}

    /** 1 for type II, 2 for type III. */
    static int version(ByteView b, int at) {
        return b.u8(at) >>> 4;
    }

    /** VLAN that the frame was mirrored from; 0 where the frame still has its own tag. */
    static int vlan(ByteView b, int at) {
        boolean kept = version(b, at) == 1 && (b.u16(at + 2) >>> 11 & 3) == TAG_KEPT;
        return kept ? 0 : b.u16(at) & 0xFFF;
    }

    /** Type III: whether a sub-header follows. */
    static boolean hasSubHeader(ByteView b, int at) {
        return (b.u16(at + 10) & 1) != 0;
    }

    /** Type III: what is inside, 0 for an Ethernet frame, 2 for an IP packet. */
    static int frameType(ByteView b, int at) {
        return b.u16(at + 10) >>> 10 & 0x1F;
    }
}
