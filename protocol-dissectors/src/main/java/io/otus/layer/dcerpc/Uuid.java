package io.otus.layer.dcerpc;

import io.otus.core.bytes.ByteView;

/**
 * A universal unique identifier, C706 appendix A; its first three fields are integers in the sender's order.
 *
 * @param high time and version
 * @param low clock sequence and node
 */
public record Uuid(long high, long low) {
    /** Bytes of one. */
    public static final int SIZE = 16;

    /** The one of no object. */
    public static final Uuid NIL = new Uuid(0, 0);

    /**
     * Reads one of a known order, as a protocol above fixes it; the bytes must be there. Within a PDU:
     * {@link DataRepresentation#uuid}.
     */
    public static Uuid read(ByteView b, int at, boolean littleEndian) {
        if (!littleEndian) {
            return new Uuid(b.s64(at), b.s64(at + 8));
        }
        long high = b.le32(at) << 32 | (long) b.le16(at + 4) << 16 | b.le16(at + 6);
        return new Uuid(high, b.s64(at + 8));
    }

    /** As {@code dea00001-6c97-11d1-8271-00a02442df7d}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(36);
        hex(text, high >>> 32, 8).append('-');
        hex(text, high >>> 16, 4).append('-');
        hex(text, high, 4).append('-');
        hex(text, low >>> 48, 4).append('-');
        return hex(text, low, 12).toString();
    }

    private static StringBuilder hex(StringBuilder text, long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            text.append(Character.forDigit((int) (value >>> (4 * i)) & 0xF, 16));
        }
        return text;
    }
}
