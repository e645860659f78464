package io.otus.layer.dns;

import io.otus.core.bytes.ByteView;

/**
 * Header of questions and answers about names, RFC 1035 §4.1.1, RFC 1002 §4.2.1.1; big-endian.
 *
 * <pre>
 *  0    2                                4         6         8         10        12
 *  +----+--------------------------------+---------+---------+---------+---------+-----------
 *  | id | R(1) opcode(4) flags(7) rcode(4) | qdcount | ancount | nscount | arcount | questions
 *  +----+--------------------------------+---------+---------+---------+---------+-----------
 * </pre>
 */
public final class NameHeader {
    /** Octets before the questions. */
    public static final int SIZE = 12;

    private NameHeader() {}

    /** The identifier, which the answer repeats. */
    public static int id(ByteView b) {
        return b.u16(0);
    }

    /** Whether the message is a response. */
    public static boolean isResponse(ByteView b) {
        return (b.u16(2) & 0x8000) != 0;
    }

    /** The operation code: in DNS 0 query, 4 notify, 5 update; in NetBIOS 0 query, 5 registration and so on. */
    public static int opcode(ByteView b) {
        return b.u16(2) >> 11 & 15;
    }

    /** 0 without an error. */
    public static int responseCode(ByteView b) {
        return b.u16(2) & 15;
    }

    /** Questions that follow. */
    public static int questions(ByteView b) {
        return b.u16(4);
    }

    /** Records that answer. */
    public static int answers(ByteView b) {
        return b.u16(6);
    }

    /** Records that name who is in charge. */
    public static int authorities(ByteView b) {
        return b.u16(8);
    }

    /** Further records. */
    public static int additionals(ByteView b) {
        return b.u16(10);
    }
}
