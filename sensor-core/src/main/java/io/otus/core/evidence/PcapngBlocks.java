package io.otus.core.evidence;

import io.otus.core.bytes.Octets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the three pcapng blocks that an evidence file is made of (draft-ietf-opsawg-pcapng §4.1 to §4.3),
 * little-endian. Every block is padded to four bytes and ends with its length.
 */
final class PcapngBlocks {
    /** Offset of the captured bytes in an enhanced packet block. */
    static final int PACKET_DATA = 28;
    /** Offset of the upper half of the time in an enhanced packet block. */
    static final int TIME_HIGH = 12;
    /** Offset of the lower half of the time in an enhanced packet block. */
    static final int TIME_LOW = 16;
    /** Offset of the captured length in an enhanced packet block. */
    static final int CAPTURED_LENGTH = 20;
    /** Offset of the original length in an enhanced packet block. */
    static final int ORIGINAL_LENGTH = 24;

    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final short OPTION_COMMENT = 1;
    private static final short OPTION_TIMESTAMP_RESOLUTION = 9;
    private static final byte NANOSECONDS = 9;
    /** Type, length before and length behind. */
    private static final int FRAMING = 12;

    private PcapngBlocks() {}

    /** The start of a file; its length is left open, as the file grows. */
    static byte[] section() {
        ByteBuffer block = begin(SECTION_HEADER, 16);
        block.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
        return end(block);
    }

    /** An interface without a snap length, in nanoseconds. */
    static byte[] linkType(int linkType) {
        ByteBuffer block = begin(INTERFACE_DESCRIPTION, 8 + 8 + 4);
        block.putShort((short) linkType).putShort((short) 0).putInt(0);
        block.putShort(OPTION_TIMESTAMP_RESOLUTION)
                .putShort((short) 1)
                .put(NANOSECONDS)
                .put(new byte[3]);
        block.putInt(0);
        return end(block);
    }

    /** A frame with its origin as a comment. */
    static byte[] packet(int interfaceId, KeptFrame frame, String comment) {
        Octets bytes = frame.bytes();
        byte[] text = comment.getBytes(StandardCharsets.UTF_8);
        ByteBuffer block = begin(ENHANCED_PACKET, 20 + padded(bytes.length()) + 4 + padded(text.length) + 4);
        block.putInt(interfaceId).putInt((int) (frame.time() >>> 32)).putInt((int) frame.time());
        block.putInt(bytes.length()).putInt(frame.originalLength());
        block.put(bytes.toArray());
        block.position(block.position() + padded(bytes.length()) - bytes.length());
        block.putShort(OPTION_COMMENT).putShort((short) text.length).put(text);
        block.position(block.position() + padded(text.length) - text.length);
        block.putInt(0);
        return end(block);
    }

    private static ByteBuffer begin(int type, int body) {
        ByteBuffer block = ByteBuffer.allocate(body + FRAMING).order(ByteOrder.LITTLE_ENDIAN);
        return block.putInt(type).putInt(body + FRAMING);
    }

    private static byte[] end(ByteBuffer block) {
        byte[] bytes = new byte[block.capacity()];
        block.putInt(bytes.length).rewind().get(bytes);
        return bytes;
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
