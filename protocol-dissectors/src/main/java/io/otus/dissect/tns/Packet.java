package io.otus.dissect.tns;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The header of a packet, and of a connect packet; big-endian. From version 315 on, which an acceptance agrees on, the
 * length takes the place of the checksum too.
 *
 * <pre>
 *  0        2          4      5       6                 8
 *  +--------+----------+------+-------+-----------------+---------
 *  | length | checksum | type | flags | header checksum | body ...
 *  +--------+----------+------+-------+-----------------+---------
 *
 *  8         10           12        14    16    18        20     22    24          26
 *  +---------+------------+---------+-----+-----+---------+------+-----+-----------+-----------+---
 *  | version | compatible | options | SDU | TDU | network | line | one | length of | offset of | ...
 *  |         |            |         |     |     |         | turn |     | descriptor, in the packet |
 *  +---------+------------+---------+-----+-----+---------+------+-----+-----------+-----------+---
 * </pre>
 */
final class Packet {
    static final int SIZE = 8;
    static final int CONNECT = 1;
    static final int ACCEPT = 2;
    static final int REFUSE = 4;
    static final int REDIRECT = 5;
    static final int DATA = 6;
    static final int RESEND = 11;

    static final int VERSION = 8;
    static final int DESCRIPTOR_LENGTH = 24;
    static final int DESCRIPTOR_OFFSET = 26;
    private static final int CONNECT_SIZE = 34;
    private static final int OLDEST = 300;
    private static final int NEWEST = 399;
    private static final int LONGEST = 65_535;
    private static final int LAST_TYPE = 15;
    private static final String DESCRIPTION = "(DESCRIPTION";
    private static final String ADDRESS = "(ADDRESS";

    private static final String[] NAMES = {
        "type_0",
        "connect",
        "accept",
        "acknowledge",
        "refuse",
        "redirect",
        "data",
        "null",
        "type_8",
        "abort",
        "type_10",
        "resend",
        "marker",
        "attention",
        "control",
        "data_descriptor"
    };

    private Packet() {}

    static int type(ByteView b) {
        return b.u8(4);
    }

    static String name(ByteView b) {
        return NAMES[type(b)];
    }

    /** Bytes of the packet; where its form was not seen agreed on, a long length is one whose upper half is 0. */
    private static long total(ByteView b, boolean isLong) {
        boolean isLongHere = b.u16(0) == 0 || (isLong && type(b) != CONNECT);
        return isLongHere ? b.u32(0) : b.u16(0);
    }

    /**
     * Length of the packet, as {@link Dissector#frameLength} answers.
     *
     * @param isProven whether a connect packet was seen: nothing else has a mark
     * @param isLong whether a version with long lengths was agreed on
     */
    static int length(ByteView b, boolean isProven, boolean isLong) {
        if (b.length() < SIZE) {
            return Dissector.NEED_MORE;
        }
        long total = total(b, isLong);
        if (total < SIZE || total > LONGEST || type(b) == 0 || type(b) > LAST_TYPE) {
            return Dissector.NOT_MINE;
        }
        return type(b) == CONNECT || !isProven ? connect(b, (int) total) : (int) total;
    }

    private static int connect(ByteView b, int total) {
        if (type(b) != CONNECT || b.u16(2) != 0 || total < CONNECT_SIZE) {
            return Dissector.NOT_MINE;
        }
        int needed = Math.min(total, descriptorAt(b) + DESCRIPTION.length());
        if (b.length() < CONNECT_SIZE || b.length() < needed) {
            return isVersion(b) ? Dissector.NEED_MORE : Dissector.NOT_MINE;
        }
        int at = descriptorAt(b);
        // A long descriptor follows in a packet of data.
        boolean isThere = at + b.u16(DESCRIPTOR_LENGTH) == total && isDescriptor(b, at);
        boolean follows = at == total && b.u16(DESCRIPTOR_LENGTH) > 0;
        return isVersion(b) && at >= CONNECT_SIZE && (isThere || follows) ? total : Dissector.NOT_MINE;
    }

    private static int descriptorAt(ByteView b) {
        return b.length() < CONNECT_SIZE ? CONNECT_SIZE : b.u16(DESCRIPTOR_OFFSET);
    }

    private static boolean isVersion(ByteView b) {
        if (b.length() < VERSION + 4) {
            return true;
        }
        int version = b.u16(VERSION);
        return version >= OLDEST && version <= NEWEST && b.u16(VERSION + 2) <= version;
    }

    private static boolean isDescriptor(ByteView b, int at) {
        if (!b.has(at, DESCRIPTION.length())) {
            return false;
        }
        String begin =
                b.text(at, DESCRIPTION.length(), StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
        return begin.equals(DESCRIPTION) || begin.startsWith(ADDRESS) || begin.startsWith("(CONNECT_");
    }

    /** Whether a connect packet has its descriptor in it. */
    static boolean hasDescriptor(ByteView b) {
        return b.u16(DESCRIPTOR_OFFSET) < b.length();
    }
}
