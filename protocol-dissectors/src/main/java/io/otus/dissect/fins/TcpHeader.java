package io.otus.dissect.fins;

import io.otus.core.bytes.ByteView;

/**
 * The header of FINS/TCP, W421 §7-4; numbers are big-endian.
 *
 * <pre>
 *  0        4        8         12           16
 *  +--------+--------+---------+------------+-----------------------------------
 *  | "FINS" | length | command | error code | FINS frame, or node addresses
 *  +--------+--------+---------+------------+-----------------------------------
 * </pre>
 */
final class TcpHeader {
    static final int SIZE = 16;
    /** Octets that the length does not count. */
    static final int BEFORE_COMMAND = 8;
    /** What the length counts of the header: command and error code. */
    static final int COUNTED = 8;
    /**
     * Lengths above are no FINS/TCP: its frames are 2,012 octets at most, and a server says so to a client that sends
     * more.
     */
    static final int MAX_LENGTH = 0xFFFF;

    static final int NODE_ADDRESS_CLIENT = 0;
    static final int NODE_ADDRESS_SERVER = 1;
    static final int FRAME_SEND = 2;
    static final int FRAME_ERROR = 3;
    static final int CONNECTION_CONFIRMATION = 6;

    private static final long MAGIC = 0x46494E53L;

    private TcpHeader() {}

    /** Whether the octets that are there begin with "FINS". */
    static boolean begins(ByteView b) {
        for (int i = 0; i < Math.min(4, b.length()); i++) {
            if (b.u8(i) != (int) (MAGIC >> (8 * (3 - i)) & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** Octets that follow the length, 8 or more. */
    static long length(ByteView b) {
        return b.u32(4);
    }

    static long command(ByteView b) {
        return b.u32(8);
    }

    static long errorCode(ByteView b) {
        return b.u32(12);
    }

    static boolean isKnown(long command) {
        return (command >= 0 && command <= FRAME_ERROR) || command == CONNECTION_CONFIRMATION;
    }

    static String commandName(long command) {
        return switch ((int) command) {
            case NODE_ADDRESS_CLIENT -> "node_address_data_send_client";
            case NODE_ADDRESS_SERVER -> "node_address_data_send_server";
            case FRAME_SEND -> "frame_send";
            case FRAME_ERROR -> "frame_send_error_notification";
            case CONNECTION_CONFIRMATION -> "connection_confirmation";
            default -> "command_" + command;
        };
    }

    /** W421 §7-4, error codes. */
    static String errorName(long code) {
        return switch ((int) code) {
            case 0x00 -> "normal";
            case 0x01 -> "header_is_not_fins";
            case 0x02 -> "data_length_too_long";
            case 0x03 -> "command_not_supported";
            case 0x20 -> "all_connections_in_use";
            case 0x21 -> "specified_node_already_connected";
            case 0x22 -> "protected_node_accessed_from_unspecified_address";
            case 0x23 -> "client_node_address_out_of_range";
            case 0x24 -> "same_node_address_of_client_and_server";
            case 0x25 -> "all_node_addresses_in_use";
            default -> "error_" + code;
        };
    }
}
