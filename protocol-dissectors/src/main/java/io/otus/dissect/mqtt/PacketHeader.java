package io.otus.dissect.mqtt;

import io.otus.core.bytes.ByteView;

/**
 * Fixed header, MQTT 3.1.1 §2.2: the remaining length has seven bits in each octet, least significant first.
 *
 * <pre>
 *  0              1
 *  +------+-------+-----------------------------+-----------------
 *  | type | flags | remaining length (1-4 bytes)| variable header
 *  +------+-------+-----------------------------+-----------------
 * </pre>
 */
final class PacketHeader {
    static final int CONNECT = 1;
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int SUBSCRIBE = 8;
    static final int SUBACK = 9;
    static final int UNSUBSCRIBE = 10;
    static final int UNSUBACK = 11;
    static final int DISCONNECT = 14;
    static final int AUTH = 15;

    private static final int PUBREL = 6;
    private static final int MOST_LENGTH_BYTES = 4;
    private static final String[] NAMES = {
        "reserved",
        "connect",
        "connack",
        "publish",
        "puback",
        "pubrec",
        "pubrel",
        "pubcomp",
        "subscribe",
        "suback",
        "unsubscribe",
        "unsuback",
        "pingreq",
        "pingresp",
        "disconnect",
        "auth"
    };

    private PacketHeader() {}

    static int type(ByteView b) {
        return b.u8(0) >> 4;
    }

    static int flags(ByteView b) {
        return b.u8(0) & 0x0F;
    }

    static String name(int type) {
        return NAMES[type];
    }

    /** Whether type and flags go together, §2.2.2. */
    static boolean fits(ByteView b) {
        return switch (type(b)) {
            case 0 -> false;
            case PUBLISH -> (flags(b) & 6) != 6;
            case PUBREL, SUBSCRIBE, UNSUBSCRIBE -> flags(b) == 2;
            default -> flags(b) == 0;
        };
    }

    /** Bytes of the header; 0 while they are not there, -1 where the length does not end. */
    static int size(ByteView b) {
        for (int i = 1; i <= MOST_LENGTH_BYTES; i++) {
            if (i >= b.length()) {
                return 0;
            }
            if ((b.u8(i) & 0x80) == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Bytes behind the header, 0 to 268435455. The header must be there. */
    static int remainingLength(ByteView b) {
        int length = 0;
        for (int i = 1; i <= MOST_LENGTH_BYTES; i++) {
            length |= (b.u8(i) & 0x7F) << (7 * (i - 1));
            if ((b.u8(i) & 0x80) == 0) {
                break;
            }
        }
        return length;
    }
}
