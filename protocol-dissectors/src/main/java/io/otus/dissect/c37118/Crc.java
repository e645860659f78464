package io.otus.dissect.c37118;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.ForwardCrc;

/**
 * CRC-CCITT, IEEE Std C37.118.2-2011 Annex B: x^16 + x^12 + x^5 + 1, begun with all bits set, most significant bit
 * first, not inverted.
 */
final class Crc {
    private static final ForwardCrc CRC = new ForwardCrc(0x1021);
    private static final int BEGUN = 0xFFFF;

    private Crc() {}

    /** The CRC of the first {@code count} bytes. */
    static int of(ByteView b, int count) {
        return CRC.of(b, 0, count, BEGUN);
    }

    /** Whether the last two bytes of a frame are the check of those before. */
    static boolean isRight(ByteView frame) {
        int end = frame.length() - FrameHeader.CHK_SIZE;
        return end >= 0 && frame.u16(end) == of(frame, end);
    }
}
