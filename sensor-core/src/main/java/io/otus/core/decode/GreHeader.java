package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * Generic routing encapsulation, RFC 2784 section 2 with the key and sequence number of RFC 2890 section 2; big-endian.
 *
 * <pre>
 *  0           2          4                          12
 *  +-----------+----------+----------+-----+----------+---------
 *  | C R K S   | protocol | checksum | key | sequence | data ...
 *  |   version |          | if C     | if K| if S     |
 *  +-----------+----------+----------+-----+----------+---------
 * </pre>
 */
final class GreHeader {
    static final int SIZE = 4;

    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;

    private GreHeader() {}

    /** Whether it is version 0 without the source routes of RFC 1701, which RFC 2784 dropped. PPTP is version 1. */
    static boolean isReadable(ByteView b, int at) {
        return (b.u16(at) & (ROUTING | 0x0007)) == 0;
    }

    static boolean hasSequence(ByteView b, int at) {
        return (b.u16(at) & SEQUENCE) != 0;
    }

    /** Bytes of the header, 4 to 16. */
    static int length(ByteView b, int at) {
        return SIZE + 4 * Integer.bitCount(b.u16(at) & (CHECKSUM | KEY | SEQUENCE));
    }

    static int protocol(ByteView b, int at) {
        return b.u16(at + 2);
    }
}
