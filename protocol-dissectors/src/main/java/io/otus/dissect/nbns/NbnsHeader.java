package io.otus.dissect.nbns;

import io.otus.core.bytes.ByteView;

/**
 * Header, RFC 1002 §4.2.1.1; big-endian.
 *
 * <pre>
 *  0    2                                4         6         8         10        12
 *  +----+--------------------------------+---------+---------+---------+---------+-----
 *  | id | R(1) opcode(4) flags(7) rcode(4) | qdcount | ancount | nscount | arcount | ...
 *  +----+--------------------------------+---------+---------+---------+---------+-----
 * </pre>
 */
final class NbnsHeader {
    static final int SIZE = 12;

    static final int QUERY = 0;
    static final int REGISTRATION = 5;
    static final int RELEASE = 6;
    static final int WACK = 7;
    static final int REFRESH = 8;
    /** The other refresh: RFC 1002 writes 8 in one place and 9 in another, and both are sent. */
    static final int REFRESH_ALT = 9;
    /** Registration of a name with several addresses, [MS-NBTE] §2.2.2. */
    static final int MULTIHOMED_REGISTRATION = 15;

    private NbnsHeader() {}

    static int id(ByteView b) {
        return b.u16(0);
    }

    static boolean isResponse(ByteView b) {
        return (b.u16(2) & 0x8000) != 0;
    }

    static int opcode(ByteView b) {
        return b.u16(2) >> 11 & 15;
    }

    static boolean isBroadcast(ByteView b) {
        return (b.u16(2) & 0x10) != 0;
    }

    static int responseCode(ByteView b) {
        return b.u16(2) & 15;
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

    static boolean isKnown(int opcode) {
        return opcode == QUERY
                || (opcode >= REGISTRATION && opcode <= REFRESH_ALT)
                || opcode == MULTIHOMED_REGISTRATION;
    }
}
