package io.otus.dissect.lon;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;

/**
 * The header of a packet of CEA-852, big-endian; an extended header of four octets times its size follows.
 *
 * <pre>
 *  0        2         3      4          5       6        8         12         16          20
 *  +--------+---------+------+----------+-------+--------+---------+----------+-----------+---------
 *  | length | version | type | extended | flags | vendor | session | sequence | timestamp | data ...
 *  +--------+---------+------+----------+-------+--------+---------+----------+-----------+---------
 * </pre>
 */
final class CnipHeader {
    static final int SIZE = 20;
    static final int DATA = 0x01;

    /** Flag: a digest of 16 octets ends the packet. */
    private static final int SECURED = 0x20;

    private static final int DIGEST = 16;
    private static final int MAX_EXTENSION = 3;

    private CnipHeader() {}

    static int type(ByteView b) {
        return b.u8(3);
    }

    /** Length of the packet, of which a datagram may hold several, as {@link Dissector#frameLength} answers. */
    static int length(ByteView b) {
        if (b.length() < SIZE) {
            return Dissector.NEED_MORE;
        }
        boolean isRight = b.u8(2) == 1
                && !name(type(b)).isEmpty()
                && b.u8(4) <= MAX_EXTENSION
                && (b.u8(5) & ~SECURED) == 0
                && b.u16(0) >= begin(b);
        return isRight ? b.u16(0) : Dissector.NOT_MINE;
    }

    /**
     * Whether the octets of a datagram are packets from its first to its last, and those with data have the addresses
     * that their format asks for.
     */
    static boolean fills(ByteView datagram) {
        for (ByteView rest = datagram; rest.length() > 0; ) {
            int length = length(rest);
            if (length < SIZE || length > rest.length()) {
                return false;
            }
            ByteView packet = rest.slice(0, length);
            if (type(packet) == DATA && Npdu.read(data(packet)) == null) {
                return false;
            }
            rest = rest.from(length);
        }
        return true;
    }

    /** The payload of a packet. */
    static ByteView data(ByteView b) {
        int begin = begin(b);
        return b.slice(begin, end(b) - begin);
    }

    /** Where its data begins. */
    static int begin(ByteView b) {
        return SIZE + 4 * b.u8(4);
    }

    private static int end(ByteView b) {
        return (b.u8(5) & SECURED) == 0 ? b.length() : Math.max(begin(b), b.length() - DIGEST);
    }

    /** The name of a type; empty for one that there is not. */
    static String name(int type) {
        return switch (type) {
            case DATA -> "data";
            case 0x03 -> "device_registration";
            case 0x04 -> "channel_membership";
            case 0x06 -> "send_list";
            case 0x07 -> "acknowledge";
            case 0x08 -> "channel_routing";
            case 0x60 -> "statistics_request";
            case 0x63 -> "device_configuration_request";
            case 0x64 -> "channel_membership_request";
            case 0x66 -> "send_list_request";
            case 0x68 -> "channel_routing_request";
            case 0x70 -> "statistics_response";
            case 0x71 -> "device_configuration";
            case 0x7F -> "segment";
            default -> "";
        };
    }
}
