package io.otus.dissect.sbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.ForwardCrc;

/**
 * The header of Ether-S-Bus, and the telegram behind it; numbers are big-endian.
 *
 * <pre>
 *  0        4         5          6          8
 *  +--------+---------+----------+----------+-----------+-----------------------+-----+
 *  | length | version | protocol | sequence | telegram  | telegram              | CRC |
 *  | u32    |         | type 0   | u16      | attribute |                       | u16 |
 *  +--------+---------+----------+----------+-----------+-----------------------+-----+
 *                                           0  request    station, command, data
 *                                           1  response   data
 *                                           2  ACK, NAK   code u16
 * </pre>
 */
final class SbusHeader {
    static final int SIZE = 9;
    static final int CRC_SIZE = 2;

    static final int REQUEST = 0;
    static final int RESPONSE = 1;
    static final int ACKNOWLEDGEMENT = 2;

    /** All stations, of which none acknowledges; one that is alone answers what asks who it is, or what it has. */
    static final int BROADCAST = 255;

    private static final int SHORTEST = SIZE + CRC_SIZE;
    private static final int SHORTEST_REQUEST = SHORTEST + 2;
    private static final int MAX_VERSION = 1;
    private static final ForwardCrc CRC = new ForwardCrc(0x1021);

    private SbusHeader() {}

    static int sequence(ByteView b) {
        return b.u16(6);
    }

    static int attribute(ByteView b) {
        return b.u8(8);
    }

    /** Where a request has its station; its command follows. */
    static int station(ByteView b) {
        return b.u8(SIZE);
    }

    static int command(ByteView b) {
        return b.u8(SIZE + 1);
    }

    /** What is between header and checksum; of a request behind its command. */
    static ByteView data(ByteView b) {
        int from = attribute(b) == REQUEST ? SIZE + 2 : SIZE;
        return b.slice(from, b.length() - CRC_SIZE - from);
    }

    /** Whether all that does not differ from telegram to telegram is as it must be. */
    static boolean isAllowed(ByteView b) {
        if (b.length() < SHORTEST || b.u32(0) != b.length() || b.u8(4) > MAX_VERSION || b.u8(5) != 0) {
            return false;
        }
        return switch (attribute(b)) {
            case REQUEST -> b.length() >= SHORTEST_REQUEST;
            case RESPONSE -> true;
            case ACKNOWLEDGEMENT -> b.length() == SHORTEST_REQUEST;
            default -> false;
        };
    }

    /** Whether the telegram ends with the checksum of what is before it: CRC-16 of CCITT that begins with 0. */
    static boolean isCrcRight(ByteView b) {
        int end = b.length() - CRC_SIZE;
        return CRC.of(b, 0, end, 0) == b.u16(end);
    }
}
