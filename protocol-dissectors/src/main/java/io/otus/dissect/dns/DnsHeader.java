package io.otus.dissect.dns;

import io.otus.core.bytes.ByteView;

/**
 * Header, RFC 1035 §4.1.1; big-endian. Over TCP two bytes of length stand before it (§4.2.2).
 *
 * <pre>
 *  0    2       4         6         8         10        12
 *  +----+-------+---------+---------+---------+---------+-----------
 *  | id | flags | qdcount | ancount | nscount | arcount | questions
 *  +----+-------+---------+---------+---------+---------+-----------
 * </pre>
 */
final class DnsHeader {
    static final int SIZE = 12;
    static final int PORT = 53;
    static final int MULTICAST_PORT = 5353;
    static final int LINK_LOCAL_PORT = 5355;

    private DnsHeader() {}

    static int id(ByteView b) {
        return b.u16(0);
    }

    static boolean isResponse(ByteView b) {
        return (b.u16(2) & 0x8000) != 0;
    }

    /** 0 query, 4 notify, 5 update, ... */
    static int opcode(ByteView b) {
        return b.u16(2) >> 11 & 15;
    }

    static int responseCode(ByteView b) {
        return b.u16(2) & 15;
    }

    /** The Z bit, which must be zero (RFC 1035 §4.1.1, RFC 4035 §3.1.6 left it alone). */
    static boolean reservedIsZero(ByteView b) {
        return (b.u16(2) & 0x0040) == 0;
    }

    static int questions(ByteView b) {
        return b.u16(4);
    }

    static int answers(ByteView b) {
        return b.u16(6);
    }

    static int authorities(ByteView b) {
        return b.u16(8);
    }

    static int additionals(ByteView b) {
        return b.u16(10);
    }
}
