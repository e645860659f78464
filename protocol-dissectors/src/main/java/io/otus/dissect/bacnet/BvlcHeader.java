package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;

/**
 * BACnet Virtual Link Control, Annex J.2; big-endian.
 *
 * <pre>
 *  0      1          2        4
 *  +------+----------+--------+-------------------
 *  | type | function | length | as function defines
 *  | 0x81 |          |        |
 *  +------+----------+--------+-------------------
 *  \______________ length bytes ______________/
 * </pre>
 */
final class BvlcHeader {
    static final int SIZE = 4;
    static final int BACNET_IP = 0x81;

    static final int RESULT = 0x00;
    static final int FORWARDED_NPDU = 0x04;
    static final int REGISTER_FOREIGN_DEVICE = 0x05;
    static final int DISTRIBUTE_BROADCAST = 0x09;
    static final int ORIGINAL_UNICAST = 0x0A;
    static final int ORIGINAL_BROADCAST = 0x0B;

    /** B/IP address and port before the NPDU of a forwarded message, J.2.5. */
    static final int FORWARDED_ADDRESS = 6;

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

    static boolean isKnown(int function) {
        return function < NAMES.length;
    }

    static String name(int function) {
        return isKnown(function) ? NAMES[function] : "bvlc_function_" + function;
    }

    /** Where the NPDU begins; -1 where the function carries none. */
    static int npduAt(int function) {
        return switch (function) {
            case DISTRIBUTE_BROADCAST, ORIGINAL_UNICAST, ORIGINAL_BROADCAST -> SIZE;
            case FORWARDED_NPDU -> SIZE + FORWARDED_ADDRESS;
            default -> -1;
        };
    }
}
