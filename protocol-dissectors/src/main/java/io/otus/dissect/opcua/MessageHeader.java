package io.otus.dissect.opcua;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Headers in front of every message, OPC 10000-6 §7.1.2.2 and §6.7.2; little-endian.
 *
 * <pre>
 *  0              3       4              8             12
 *  +--------------+-------+--------------+---------------+----------------------------------
 *  | message type | chunk | message size | channel id    | MSG, CLO: token id
 *  +--------------+-------+--------------+---------------+ OPN: security policy uri, sender certificate, receiver thumbprint
 *                                        (OPN, MSG, CLO)
 *  then, in the clear only without encryption:  sequence number u32 | request id u32 | body
 * </pre>
 */
final class MessageHeader {
    /** Message type, chunk type, message size. */
    static final int SIZE = 8;

    static final int CHANNEL_ID = 8;
    /** Where the security header begins. */
    static final int SECURITY = 12;

    static final int SEQUENCE_SIZE = 8;

    /** Larger than any chunk: buffers of 64 KiB are usual, and 16 MiB the most that products offer. */
    private static final long MAX_CHUNK = 1 << 24;

    private MessageHeader() {}

    /** The type; null where the three characters are none, or where fewer are there and may become one. */
    static @Nullable MessageType type(ByteView b) {
        return b.length() < 3 ? null : MessageType.of(b.u24(0));
    }

    /** Whether the bytes, which may be fewer than a header, can be one. */
    static boolean isPossible(ByteView b) {
        if (b.length() < 4) {
            return MessageType.begins(b);
        }
        MessageType type = type(b);
        int chunk = b.u8(3);
        if (type == null || (chunk != 'F' && !(type.isChunked() && (chunk == 'C' || chunk == 'A')))) {
            return false;
        }
        return b.length() < SIZE || (size(b) >= type.leastSize() && size(b) <= MAX_CHUNK);
    }

    static String chunkType(ByteView b) {
        return b.text(3, 1, StandardCharsets.US_ASCII);
    }

    static boolean isFinal(ByteView b) {
        return b.u8(3) == 'F';
    }

    static boolean isAbort(ByteView b) {
        return b.u8(3) == 'A';
    }

    /** Bytes of the whole message chunk, header and all. */
    static long size(ByteView b) {
        return b.le32(4);
    }

    static long channelId(ByteView b) {
        return b.le32(CHANNEL_ID);
    }
}
