package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * Linux cooked capture version 2, LINKTYPE_LINUX_SLL2 at tcpdump.org; big-endian.
 *
 * <pre>
 *  0          2          4           8             10     11       12        20
 *  +----------+----------+-----------+-------------+------+--------+---------+---------
 *  | protocol | reserved | interface | device type | type | length | address | data ...
 *  +----------+----------+-----------+-------------+------+--------+---------+---------
 * </pre>
 */
final class Sll2Header {
    static final int SIZE = 20;

    private Sll2Header() {}

    static int protocol(ByteView b, int at) {
        return b.u16(at);
    }

    /** Length of the sender's address, 6 for a MAC address. */
    static int addressLength(ByteView b, int at) {
        return b.u8(at + 11);
    }

    static long address(ByteView b, int at) {
        return b.u48(at + 12);
    }
}
