package io.otus.layer.websocket;

import io.otus.core.bytes.ByteView;

/**
 * Frame header, RFC 6455 §5.2; big-endian.
 *
 * <pre>
 *  0              1             2
 *  +------+------+------+------+-----------------+----------+---------
 *  | FIN,RSV1-3  | MASK, length| extended length | mask key | payload
 *  | opcode      | (7 bits)    | 0, 2 or 8 bytes | 0 or 4   |
 *  +------+------+------+------+-----------------+----------+---------
 * </pre>
 */
final class FrameHeader {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final int MAX_CONTROL = 125;

    private static final int SMALLEST = 2;
    private static final int KEY = 4;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private FrameHeader() {}

    static boolean fin(ByteView b) {
        return (b.u8(0) & 0x80) != 0;
    }

    static boolean reserved(ByteView b) {
        return (b.u8(0) & 0x70) != 0;
    }

    static int opcode(ByteView b) {
        return b.u8(0) & 0x0F;
    }

    static boolean isKnown(int opcode) {
        return opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG);
    }

    static boolean masked(ByteView b) {
        return (b.u8(1) & 0x80) != 0;
    }

    /** Bytes of the header; 0 while they are not there. */
    static int size(ByteView b) {
        if (b.length() < SMALLEST) {
            return 0;
        }
        int size = SMALLEST + extended(b) + (masked(b) ? KEY : 0);
        return b.has(0, size) ? size : 0;
    }

    private static int extended(ByteView b) {
        int length = b.u8(1) & 0x7F;
        return length == LENGTH_16 ? 2 : length == LENGTH_64 ? 8 : 0;
    }

    /**
     * Bytes of the payload; negative where its most significant bit is set, which §5.2 forbids. The header must be
     * there.
     */
    static long payloadLength(ByteView b) {
        int length = b.u8(1) & 0x7F;
        return switch (length) {
            case LENGTH_16 -> b.u16(SMALLEST);
            case LENGTH_64 -> b.u32(SMALLEST) << 32 | b.u32(SMALLEST + 4);
            default -> length;
        };
    }

    static boolean isShortest(ByteView b) {
        return switch (b.u8(1) & 0x7F) {
            case LENGTH_16 -> payloadLength(b) >= LENGTH_16;
            case LENGTH_64 -> payloadLength(b) > 0xFFFF;
            default -> true;
        };
    }

    /** The payload with its mask taken off, §5.3. The frame must be whole. */
    static ByteView payload(ByteView b) {
        int size = size(b);
        if (!masked(b)) {
            return b.from(size);
        }
        byte[] plain = new byte[b.length() - size];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (b.u8(size + i) ^ b.u8(size - KEY + i % KEY));
        }
        return ByteView.of(plain);
    }

    static String name(int opcode) {
        return switch (opcode) {
            case CONTINUATION -> "continuation";
            case TEXT -> "text";
            case BINARY -> "binary";
            case CLOSE -> "close";
            case PING -> "ping";
            case PONG -> "pong";
            default -> "opcode_" + opcode;
        };
    }
}
