package io.otus.dissect.codesys;

import io.otus.core.bytes.ByteView;

/**
 * The block driver of TCP, whose length is little-endian and counts itself, and the datagram layer.
 *
 * <pre>
 *  0             4
 *  +-------------+--------+
 *  | 00 01 17 E8 | length |                                            TCP
 *  +-------------+--------+
 *  0    1         2         3         4         5
 *  +----+---------+---------+---------+---------+---------+-----------+-----------+--------+---------+---------
 *  | C5 | hops (5)| packet  | service | message | sender, | broadcast | receiver  | sender | padding | payload
 *  |    | size (3)| info    | id      | id      | receiver| id        | address   | address|         |
 *  +----+---------+---------+---------+---------+---------+-----------+-----------+--------+---------+---------
 * </pre>
 *
 * Sizes count words of 16 bits: of the header 3, or 4 with a broadcast id; of either address in a half of octet 5.
 */
final class CodesysHeader {
    static final int TCP_SIZE = 8;
    /** Octets of the shortest header. */
    static final int SIZE = 6;

    static final int ADDRESS_NOTIFICATION_REQUEST = 1;
    static final int ADDRESS_NOTIFICATION_RESPONSE = 2;
    static final int NAME_SERVICE_REQUEST = 3;
    static final int NAME_SERVICE_RESPONSE = 4;
    static final int CHANNEL = 0x40;

    private static final int MAGIC = 0xC5;
    private static final int[] TCP_MAGIC = {0x00, 0x01, 0x17, 0xE8};
    private static final int WORDS = 3;
    private static final int WORDS_WITH_BROADCAST_ID = 4;
    /** More than a block of any driver. */
    private static final int MAX_LENGTH = 65_536;

    private CodesysHeader() {}

    /** Whether the octets that are there may begin a block of TCP. */
    static boolean beginsTcp(ByteView b) {
        for (int i = 0; i < Math.min(TCP_MAGIC.length, b.length()); i++) {
            if (b.u8(i) != TCP_MAGIC[i]) {
                return false;
            }
        }
        if (b.length() >= TCP_SIZE && (b.le32(4) < TCP_SIZE + SIZE || b.le32(4) > MAX_LENGTH)) {
            return false;
        }
        return b.length() <= TCP_SIZE || isDatagram(b.from(TCP_SIZE));
    }

    /** Whether the octets that are there may begin a datagram. */
    static boolean isDatagram(ByteView b) {
        if (b.u8(0) != MAGIC) {
            return false;
        }
        if (b.length() > 1 && headerWords(b) != WORDS && headerWords(b) != WORDS_WITH_BROADCAST_ID) {
            return false;
        }
        return b.length() <= 3 || isService(b.u8(3));
    }

    private static boolean isService(int id) {
        return (id >= ADDRESS_NOTIFICATION_REQUEST && id <= NAME_SERVICE_RESPONSE) || id == CHANNEL;
    }

    private static int headerWords(ByteView b) {
        return b.u8(1) & 0x07;
    }

    static int hopCount(ByteView b) {
        return b.u8(1) >> 3;
    }

    static int service(ByteView b) {
        return b.u8(3);
    }

    private static int receiverAt(ByteView b) {
        return 2 * headerWords(b);
    }

    private static int receiverSize(ByteView b) {
        return 2 * (b.u8(5) & 0x0F);
    }

    private static int senderSize(ByteView b) {
        return 2 * (b.u8(5) >> 4);
    }

    /** Where the payload begins, which may be beyond the end. */
    static int payloadAt(ByteView b) {
        int end = receiverAt(b) + receiverSize(b) + senderSize(b);
        return (end + 3) / 4 * 4;
    }

    /** The address of whom it is for; empty for a broadcast. */
    static ByteView receiver(ByteView b) {
        return b.slice(receiverAt(b), receiverSize(b));
    }

    /** The address of the node that sent it, which may be behind others. */
    static ByteView sender(ByteView b) {
        return b.slice(receiverAt(b) + receiverSize(b), senderSize(b));
    }
}
