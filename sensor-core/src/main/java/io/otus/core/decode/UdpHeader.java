package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * UDP header, RFC 768; big-endian.
 *
 * <pre>
 *  0        2             4        6          8
 *  +--------+-------------+--------+----------+---------
 *  | source | destination | length | checksum | data ...
 *  +--------+-------------+--------+----------+---------
 * </pre>
 */
final class UdpHeader {
    static final int SIZE = 8;

    private UdpHeader() {}

    static int sourcePort(ByteView b, int at) {
        return b.u16(at);
    }

    static int destinationPort(ByteView b, int at) {
        return b.u16(at + 2);
    }

    /** Bytes of header and data; 0 in jumbograms (RFC 2675 section 4). */
    static int length(ByteView b, int at) {
        return b.u16(at + 4);
    }
}
