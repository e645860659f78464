package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * Linux cooked capture, LINKTYPE_LINUX_SLL at tcpdump.org; big-endian.
 *
 * <pre>
 *  0             2             4        6         14         16
 *  +-------------+-------------+--------+---------+----------+---------
 *  | packet type | device type | length | address | protocol | data ...
 *  +-------------+-------------+--------+---------+----------+---------
 * </pre>
 */
final class SllHeader {
    static final int SIZE = 16;

    /** Protocol of 802.2 LLC data, Linux ETH_P_802_2. */
    static final int LLC = 0x0004;

    private SllHeader() {}

    /** Length of the sender's address, 6 for a MAC address. */
    static int addressLength(ByteView b, int at) {
        return b.u16(at + 4);
    }

    static long address(ByteView b, int at) {
        return b.u48(at + 6);
    }

    static int protocol(ByteView b, int at) {
        return b.u16(at + 14);
    }
}
