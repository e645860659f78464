package io.otus.dissect.stp;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.MacAddress;

/**
 * A BPDU, IEEE 802.1D-2004 §9.3; big-endian. A bridge id is a priority of two octets and the bridge's MAC address.
 *
 * <pre>
 *  0          2         3      4       5         13          17          25        27            35
 *  +----------+---------+------+-------+---------+-----------+-----------+---------+-------------+------
 *  | protocol | version | type | flags | root id | path cost | bridge id | port id | four timers | more of versions 2 and 3
 *  +----------+---------+------+-------+---------+-----------+-----------+---------+-------------+------
 * </pre>
 */
final class BpduHeader {
    static final int NOTIFICATION_SIZE = 4;
    static final int CONFIGURATION_SIZE = 35;
    /** Up to the end of the CIST bridge identifier, IEEE 802.1Q-2018 §14.4. */
    static final int MULTIPLE_SIZE = 101;

    static final int ROOT = 5;
    static final int BRIDGE = 17;
    /** In a BPDU of multiple spanning trees 17 is the root of the region, and this the bridge that sends. */
    static final int CIST_BRIDGE = 93;

    static final int CONFIGURATION = 0x00;
    static final int RAPID = 0x02;
    static final int TOPOLOGY_CHANGE = 0x80;

    static final int VERSION_MULTIPLE = 3;

    private static final int REGION_NAME = 39;
    private static final int REGION_NAME_LENGTH = 32;

    private BpduHeader() {}

    static int protocol(ByteView b) {
        return b.u16(0);
    }

    static int version(ByteView b) {
        return b.u8(2);
    }

    static int type(ByteView b) {
        return b.u8(3);
    }

    static int flags(ByteView b) {
        return b.u8(4);
    }

    static int priority(ByteView b, int at) {
        return b.u16(at);
    }

    static MacAddress mac(ByteView b, int at) {
        return new MacAddress(b.u48(at + 2));
    }

    static long pathCost(ByteView b) {
        return b.u32(13);
    }

    static int portId(ByteView b) {
        return b.u16(25);
    }

    static ByteView regionName(ByteView b) {
        return b.slice(REGION_NAME, REGION_NAME_LENGTH);
    }
}
