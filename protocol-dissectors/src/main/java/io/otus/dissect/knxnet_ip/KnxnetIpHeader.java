package io.otus.dissect.knxnet_ip;

import io.otus.core.bytes.ByteView;

/**
 * What all frames begin with, ISO 22510 (KNX Standard 3/8/2 §2.3); big-endian.
 *
 * <pre>
 *  0             1         2              4              6
 *  +-------------+---------+--------------+--------------+--------
 *  | header size | version | service type | total length | body ...
 *  |    0x06     |  0x10   |              |              |
 *  +-------------+---------+--------------+--------------+--------
 * </pre>
 */
final class KnxnetIpHeader {
    static final int SIZE = 6;
    /** Version 1.0. */
    static final int VERSION = 0x10;
    /** Most octets of a frame that is believed: an extended cEMI frame and a search response have far fewer. */
    static final int MAX_LENGTH = 4_096;

    private KnxnetIpHeader() {}

    /** Whether the octets that are there can begin a frame. */
    static boolean begins(ByteView b) {
        return b.u8(0) == SIZE && (b.length() < 2 || b.u8(1) == VERSION);
    }

    static int serviceType(ByteView b) {
        return b.u16(2);
    }

    /** Octets of the frame with this header. */
    static int totalLength(ByteView b) {
        return b.u16(4);
    }
}
