package io.otus.dissect.nbdgm;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * Header, RFC 1002 §4.4.1 and §4.4.2; big-endian.
 *
 * <pre>
 *  0      1       2    4           8             10       12       14
 *  +------+-------+----+-----------+-------------+--------+--------+-------------+------------------+------
 *  | type | flags | id | source ip | source port | length | offset | source name | destination name | data
 *  +------+-------+----+-----------+-------------+--------+--------+-------------+------------------+------
 * </pre>
 */
final class NbdgmHeader {
    static final int SIZE = 14;
    static final int DIRECT_UNIQUE = 0x10;
    static final int DIRECT_GROUP = 0x11;
    static final int BROADCAST = 0x12;
    static final int LAST = 0x16;

    private static final int ENCODED = 32;

    private NbdgmHeader() {}

    static int type(ByteView b) {
        return b.u8(0);
    }

    static int id(ByteView b) {
        return b.u16(2);
    }

    static int length(ByteView b) {
        return b.u16(10);
    }

    static int offset(ByteView b) {
        return b.u16(12);
    }

    static boolean carriesData(int type) {
        return type >= DIRECT_UNIQUE && type <= BROADCAST;
    }

    /** Whether a name stands here: 32 letters A to P, RFC 1001 §14.1. */
    static boolean isName(ByteView b, int at) {
        if (!b.has(at, 1 + ENCODED) || b.u8(at) != ENCODED) {
            return false;
        }
        for (int i = 1; i <= ENCODED; i++) {
            if (b.u8(at + i) < 'A' || b.u8(at + i) > 'P') {
                return false;
            }
        }
        return true;
    }

    /** Index behind the name with its scope; -1 where it passes the end. */
    static int endOfName(ByteView b, int at) {
        int next = at;
        while (b.has(next, 1) && b.u8(next) != 0) {
            next += 1 + b.u8(next);
        }
        return b.has(next, 1) ? next + 1 : -1;
    }

    /** The name without the blanks that fill it. */
    static String name(ByteView b, int at) {
        byte[] octets = new byte[15];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) octet(b, at, i);
        }
        return ByteView.of(octets)
                .textToNul(0, octets.length, StandardCharsets.ISO_8859_1)
                .stripTrailing();
    }

    /** The purpose of the name: its sixteenth octet. */
    static int suffix(ByteView b, int at) {
        return octet(b, at, 15);
    }

    private static int octet(ByteView b, int at, int index) {
        return (b.u8(at + 1 + 2 * index) - 'A') << 4 | (b.u8(at + 2 + 2 * index) - 'A');
    }
}
