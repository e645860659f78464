package io.otus.dissect.arp;

import io.otus.core.bytes.ByteView;

/**
 * ARP packet, RFC 826; big-endian. The addresses are as long as the header says; below for Ethernet and IPv4.
 *
 * <pre>
 *  0          2          4      5      6     8        14       18       24      28
 *  +----------+----------+------+------+-----+--------+--------+--------+--------+
 *  | hardware | protocol | hlen | plen | op. | sender | sender | target | target |
 *  | type     | type     |      |      | code| MAC    | IP     | MAC    | IP     |
 *  +----------+----------+------+------+-----+--------+--------+--------+--------+
 * </pre>
 */
final class ArpHeader {
    /** Fields before the addresses. */
    static final int FIXED = 8;

    static final int SENDER_MAC = 8;
    static final int SENDER_IP = 14;
    static final int TARGET_MAC = 18;
    static final int TARGET_IP = 24;

    private static final int ETHERNET = 1;
    private static final int IPV4 = 0x0800;

    private ArpHeader() {}

    static int hardwareType(ByteView b) {
        return b.u16(0);
    }

    static int protocolType(ByteView b) {
        return b.u16(2);
    }

    static int hardwareLength(ByteView b) {
        return b.u8(4);
    }

    static int protocolLength(ByteView b) {
        return b.u8(5);
    }

    static int operation(ByteView b) {
        return b.u16(6);
    }

    static int size(ByteView b) {
        return FIXED + 2 * (hardwareLength(b) + protocolLength(b));
    }

    static boolean isIpv4OverEthernet(ByteView b) {
        return hardwareType(b) == ETHERNET
                && protocolType(b) == IPV4
                && hardwareLength(b) == 6
                && protocolLength(b) == 4;
    }
}
