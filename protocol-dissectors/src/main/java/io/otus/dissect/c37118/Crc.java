package io.otus.dissect.c37118;

import io.otus.core.bytes.ByteView;

/**
 * CRC-CCITT, IEEE Std C37.118.2-2011 Annex B: x^16 + x^12 + x^5 + 1, begun with all bits set, most significant bit
 * first, not inverted.
 */
final class Crc {
    private static final int POLYNOMIAL = 0x1021;
    private static final char[] TABLE = new char[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int crc = i << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
            TABLE[i] = (char) crc;
        }
    }

    private Crc() {}

    /** Of the first {@code count} bytes. */
    static int of(ByteView b, int count) {
        int crc = 0xFFFF;
        for (int i = 0; i < count; i++) {
            crc = (crc << 8 & 0xFF00) ^ TABLE[(crc >> 8 ^ b.u8(i)) & 0xFF];
        }
        return crc;
    }

    /** Whether the last two bytes of a frame are the check of those before. */
    static boolean isRight(ByteView frame) {
        int end = frame.length() - FrameHeader.CHK_SIZE;
        return end >= 0 && frame.u16(end) == of(frame, end);
    }
}
