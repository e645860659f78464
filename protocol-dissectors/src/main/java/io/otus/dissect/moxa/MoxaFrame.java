package io.otus.dissect.moxa;

import io.otus.core.bytes.ByteView;

/**
 * A question or an answer; numbers of the header are big-endian, those of the device's id little-endian. The length
 * counts all; an answer has the function of its question with the first bit set, and repeats its transaction.
 *
 * <pre>
 *  0          1        2        4             8       12            14    20
 *  +----------+--------+--------+-------------+-------+-------------+-----+------
 *  | function | status | length | transaction | AP id | hardware id | MAC | data
 *  +----------+--------+--------+-------------+-------+-------------+-----+------
 * </pre>
 */
final class MoxaFrame {
    static final int HEADER = 8;
    /** Size of the header with the id of the device, which all messages except a discovery have. */
    static final int SIZE = 20;
    /** The first three octets of MAC addresses that were assigned to Moxa. */
    static final int MOXA = 0x0090E8;

    private static final int ANSWER = 0x80;
    private static final int MAC_AT = 14;

    private MoxaFrame() {}

    static boolean isAnswer(ByteView b) {
        return (b.u8(0) & ANSWER) != 0;
    }

    static int function(ByteView b) {
        return b.u8(0) & ~ANSWER;
    }

    static int status(ByteView b) {
        return b.u8(1);
    }

    static long transaction(ByteView b) {
        return b.u32(4);
    }

    static long apId(ByteView b) {
        return b.le32(HEADER);
    }

    static int hardwareId(ByteView b) {
        return b.le16(12);
    }

    static long mac(ByteView b) {
        return b.u48(MAC_AT);
    }

    /** Whether a datagram is one; a discovery, which has nothing that only Moxa has, counts on the port alone. */
    static boolean isFrame(ByteView b) {
        if (b.length() < HEADER || b.u16(2) != b.length()) {
            return false;
        }
        boolean isDiscovery = b.u8(0) == Function.DISCOVERY.service().code();
        return isDiscovery ? b.length() == HEADER && status(b) == 0 : isOfDevice(b);
    }

    /** Whether a frame has the id of a device of Moxa. */
    static boolean isOfDevice(ByteView b) {
        return b.length() >= SIZE && b.u24(MAC_AT) == MOXA;
    }
}
