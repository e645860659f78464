package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * Virtual extensible LAN, RFC 7348 section 5; big-endian.
 *
 * <pre>
 *  0       1          4     7          8
 *  +-------+----------+-----+----------+-------------------
 *  | flags | reserved | VNI | reserved | Ethernet frame ...
 *  +-------+----------+-----+----------+-------------------
 * </pre>
 */
final class VxlanHeader {
    static final int SIZE = 8;
    static final int PORT = 4789;

    /** Port of Linux before the assignment. */
    static final int OLD_PORT = 8472;

    private VxlanHeader() {}

    /**
     * Whether these bytes may be a VXLAN header: the I flag alone, and zero where the standard wants zero. The port
     * alone is no proof.
     */
    static boolean isPlausible(ByteView b, int at) {
        return b.s32(at) == 0x0800_0000 && b.u8(at + 7) == 0;
    }

    /** VXLAN network identifier, 0 to 16777215. */
    static int networkIdentifier(ByteView b, int at) {
        return b.u24(at + 4);
    }
}
