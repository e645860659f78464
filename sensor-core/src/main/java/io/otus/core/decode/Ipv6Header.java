package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * IPv6 header, RFC 8200 section 3; big-endian.
 *
 * <pre>
 *  0                       4        6             7           8        24            40
 *  +-----------------------+--------+-------------+-----------+--------+-------------+
 *  | ver|class|flow label  | length | next header | hop limit | source | destination |
 *  +-----------------------+--------+-------------+-----------+--------+-------------+
 * </pre>
 */
final class Ipv6Header {
    static final int SIZE = 40;

    /** Offset of the field that each router changes. */
    static final int HOP_LIMIT_AT = 7;

    private Ipv6Header() {}

    static int version(ByteView b, int at) {
        return b.u8(at) >>> 4;
    }

    /** Bytes behind this header; 0 in jumbograms and where the network card has yet to cut the packet up. */
    static int payloadLength(ByteView b, int at) {
        return b.u16(at + 4);
    }

    static int nextHeader(ByteView b, int at) {
        return b.u8(at + 6);
    }

    static int hopLimit(ByteView b, int at) {
        return b.u8(at + HOP_LIMIT_AT);
    }

    static long sourceHigh(ByteView b, int at) {
        return b.s64(at + 8);
    }

    static long sourceLow(ByteView b, int at) {
        return b.s64(at + 16);
    }

    static long destinationHigh(ByteView b, int at) {
        return b.s64(at + 24);
    }

    static long destinationLow(ByteView b, int at) {
        return b.s64(at + 32);
    }
}
