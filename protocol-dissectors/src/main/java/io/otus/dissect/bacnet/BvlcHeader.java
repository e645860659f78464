package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;

/**
 * BACnet Virtual Link Control over IPv4 (Annex J.2) and over IPv6 (Annex U.2); big-endian.
 *
 * <pre>
 *  0      1          2        4
 *  +------+----------+--------+-------------------
 *  | type | function | length | as function defines
 *  +------+----------+--------+-------------------
 *  \______________ length bytes ______________/
 * </pre>
 */
final class BvlcHeader {
    static final int SIZE = 4;
    static final int BACNET_IP = 0x81;
    static final int BACNET_IPV6 = 0x82;

    static final int RESULT = 0x00;
    static final int WRITE_BDT = 0x01;
    static final int READ_BDT = 0x02;
    static final int READ_BDT_ACK = 0x03;
    static final int FORWARDED_NPDU = 0x04;
    static final int REGISTER_FOREIGN_DEVICE = 0x05;
    static final int READ_FDT = 0x06;
    static final int READ_FDT_ACK = 0x07;
    static final int DELETE_FDT_ENTRY = 0x08;
    static final int DISTRIBUTE_BROADCAST = 0x09;
    static final int ORIGINAL_UNICAST = 0x0A;
    static final int ORIGINAL_BROADCAST = 0x0B;

    static final int V6_ORIGINAL_UNICAST = 0x01;
    static final int V6_ORIGINAL_BROADCAST = 0x02;
    static final int V6_ADDRESS_RESOLUTION = 0x03;
    static final int V6_FORWARDED_ADDRESS_RESOLUTION = 0x04;
    static final int V6_ADDRESS_RESOLUTION_ACK = 0x05;
    static final int V6_VIRTUAL_ADDRESS_RESOLUTION = 0x06;
    static final int V6_VIRTUAL_ADDRESS_RESOLUTION_ACK = 0x07;
    static final int V6_FORWARDED_NPDU = 0x08;
    static final int V6_REGISTER_FOREIGN_DEVICE = 0x09;
    static final int V6_DELETE_FDT_ENTRY = 0x0A;
    static final int V6_DISTRIBUTE_BROADCAST = 0x0C;

    /** B/IP address and port, J.1.2. */
    static final int ADDRESS = 6;
    /** B/IPv6 address and port, U.1.2. */
    static final int V6_ADDRESS = 18;
    /** Virtual address of a node on IPv6, U.5. */
    static final int VIRTUAL_ADDRESS = 3;

    private static final String[] NAMES = {
        "bvlc_result",
        "write_broadcast_distribution_table",
        "read_broadcast_distribution_table",
        "read_broadcast_distribution_table_ack",
        "forwarded_npdu",
        "register_foreign_device",
        "read_foreign_device_table",
        "read_foreign_device_table_ack",
        "delete_foreign_device_table_entry",
        "distribute_broadcast_to_network",
        "original_unicast_npdu",
        "original_broadcast_npdu",
        "secure_bvll"
    };
    private static final String[] V6_NAMES = {
        "bvlc_result",
        "original_unicast_npdu",
        "original_broadcast_npdu",
        "address_resolution",
        "forwarded_address_resolution",
        "address_resolution_ack",
        "virtual_address_resolution",
        "virtual_address_resolution_ack",
        "forwarded_npdu",
        "register_foreign_device",
        "delete_foreign_device_table_entry",
        "secure_bvll",
        "distribute_broadcast_to_network"
    };

    private BvlcHeader() {}

    static int type(ByteView b) {
        return b.u8(0);
    }

    static int function(ByteView b) {
        return b.u8(1);
    }

    static int length(ByteView b) {
        return b.u16(2);
    }

    static boolean isType(int type) {
        return type == BACNET_IP || type == BACNET_IPV6;
    }

    static boolean isKnown(int type, int function) {
        return function < (type == BACNET_IP ? NAMES : V6_NAMES).length;
    }

    static String name(int type, int function) {
        if (!isKnown(type, function)) {
            return "bvlc_function_" + function;
        }
        return (type == BACNET_IP ? NAMES : V6_NAMES)[function];
    }

    /** Where the NPDU begins; -1 where the function carries none. */
    static int npduAt(int type, int function) {
        if (type == BACNET_IP) {
            return switch (function) {
                case DISTRIBUTE_BROADCAST, ORIGINAL_UNICAST, ORIGINAL_BROADCAST -> SIZE;
                case FORWARDED_NPDU -> SIZE + ADDRESS;
                default -> -1;
            };
        }
        return switch (function) {
            case V6_ORIGINAL_UNICAST -> SIZE + 2 * VIRTUAL_ADDRESS;
            case V6_ORIGINAL_BROADCAST, V6_DISTRIBUTE_BROADCAST -> SIZE + VIRTUAL_ADDRESS;
            case V6_FORWARDED_NPDU -> SIZE + VIRTUAL_ADDRESS + V6_ADDRESS;
            default -> -1;
        };
    }
}
