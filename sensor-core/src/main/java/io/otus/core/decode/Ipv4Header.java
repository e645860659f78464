package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * IPv4 header, RFC 791 section 3.1; big-endian. Its checksum is not verified: hosts that are mirrored before their
 * network card show it unfilled, and a router would have dropped the packet.
 *
 * <pre>
 *  0         1     2        4    6              8     9          10         12       16            20
 *  +---------+-----+--------+----+--------------+-----+----------+----------+--------+-------------+---------
 *  | ver|IHL | TOS | length | id | flags|offset | TTL | protocol | checksum | source | destination | options
 *  +---------+-----+--------+----+--------------+-----+----------+----------+--------+-------------+---------
 * </pre>
 */
final class Ipv4Header {
    static final int SIZE = 20;

    /** Offsets of the fields that each router changes. */
    static final int TTL_AT = 8;

    static final int CHECKSUM_AT = 10;

    private Ipv4Header() {}

    static int version(ByteView b, int at) {
        return b.u8(at) >>> 4;
    }

    /** Bytes of the header, 0 to 60; at least 20 in a valid one. */
    static int headerLength(ByteView b, int at) {
        return (b.u8(at) & 0xF) * 4;
    }

    /** Bytes of header and data; 0 where the network card has yet to cut the packet up. */
    static int totalLength(ByteView b, int at) {
        return b.u16(at + 2);
    }

    static int identification(ByteView b, int at) {
        return b.u16(at + 4);
    }

    static boolean moreFragments(ByteView b, int at) {
        return (b.u8(at + 6) & 0x20) != 0;
    }

    /** Offset of the fragment in bytes. */
    static int fragmentOffset(ByteView b, int at) {
        return (b.u16(at + 6) & 0x1FFF) * 8;
    }

    static int timeToLive(ByteView b, int at) {
        return b.u8(at + TTL_AT);
    }

    static int protocol(ByteView b, int at) {
        return b.u8(at + 9);
    }

    static long source(ByteView b, int at) {
        return b.u32(at + 12);
    }

    static long destination(ByteView b, int at) {
        return b.u32(at + 16);
    }
}
