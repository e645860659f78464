package io.otus.dissect.tristation;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.ReflectedCrc;

/**
 * A message, which is one datagram. The ping 06 00 00 00 00 88 and the connection request 01 00 00 00 01 FC, which
 * Midnight Blue and the BSI print, fix type and CRC; the BSI's rules for execution commands have the code at offset 6.
 *
 * <pre>
 *  0              2        4              6      7
 *  +--------------+--------+--------------+------+----------+-------+
 *  | message type | ...    | ...          | code | ...      | CRC   |
 *  | le           |        | execution command               | le    |
 *  +--------------+--------+--------------+------+----------+-------+
 * </pre>
 */
final class TriStationFrame {
    /** Octets of the shortest message, the ping. */
    static final int SHORTEST = 6;
    /** Octets ahead of what a message carries. */
    static final int HEADER = 4;

    static final int CRC_SIZE = 2;

    private static final int CODE_AT = 6;

    /** x^16 + x^15 + x^2 + 1, bits reflected; it begins with 0. */
    private static final ReflectedCrc CRC = new ReflectedCrc(0xA001);

    private TriStationFrame() {}

    static int messageType(ByteView b) {
        return b.le16(0);
    }

    /** Whether the CRC at the end is right; the message is at least as long as the shortest. */
    static boolean isCrcRight(ByteView b) {
        int end = b.length() - CRC_SIZE;
        return CRC.of(b, 0, end, 0) == b.le16(end);
    }

    /** The content of the message, between header and CRC. */
    static ByteView data(ByteView b) {
        return b.slice(HEADER, b.length() - HEADER - CRC_SIZE);
    }

    /** Whether an execution command is long enough to have a code. */
    static boolean hasCode(ByteView b) {
        return b.length() > CODE_AT + CRC_SIZE;
    }

    /** The code of a function, or from {@link ResponseCode#FIRST} on of a response. */
    static int code(ByteView b) {
        return b.u8(CODE_AT);
    }
}
