package io.otus.dissect.s7commplus;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body front to back. The first read that does not fit fails the cursor; from then on every read is 0 and nothing moves, so readers
 * check once at the end of an element. Confined.
 */
final class Cursor {
    /** Most values and objects of one PDU that are kept; the longest program that was seen has a tenth of it. */
    static final int MAX_ELEMENTS = 32_768;

    /** Deepest nesting of structs and objects; captures show 4. */
    static final int MAX_DEPTH = 16;

    private final ByteView bytes;
    private int at;
    private int elements;
    private int depth;
    private boolean failed;
    private @Nullable S7commplusAnomaly anomaly;
    private String unknownField = "body";
    private long unknownValue = -1;

    Cursor(ByteView bytes) {
        this.bytes = bytes;
    }

    boolean failed() {
        return failed;
    }

    /** The bound or rule that was broken; null where bytes ended early or a code is not known. */
    @Nullable
    S7commplusAnomaly anomaly() {
        return anomaly;
    }

    /** What is not known; {@code body} with the value -1 where nothing tells. */
    String unknownField() {
        return unknownField;
    }

    long unknownValue() {
        return unknownValue;
    }

    int at() {
        return at;
    }

    int remaining() {
        return bytes.length() - at;
    }

    ByteView rest() {
        return bytes.from(at);
    }

    /** Back to an element's first byte, so that the rest can be kept raw from there. */
    void reset(int position) {
        at = position;
    }

    /** The next byte without taking it; -1 at the end or after a failure. */
    int peek() {
        return failed || at >= bytes.length() ? -1 : bytes.u8(at);
    }

    void fail() {
        failed = true;
    }

    void failUnknown(String field, long value) {
        if (!failed) {
            unknownField = field;
            unknownValue = value;
            failed = true;
        }
    }

    private void failAt(S7commplusAnomaly broken) {
        if (!failed) {
            anomaly = broken;
            failed = true;
        }
    }

    /** Counts one more value or object; false where the bound is reached. */
    boolean element() {
        if (++elements > MAX_ELEMENTS) {
            failAt(S7commplusAnomaly.ELEMENTS);
        }
        return !failed;
    }

    /** One level down; false where that is too deep. Each call is ended by {@link #leave}. */
    boolean enter() {
        if (++depth > MAX_DEPTH) {
            failAt(S7commplusAnomaly.NESTING);
        }
        return !failed;
    }

    void leave() {
        depth--;
    }

    private boolean take(int count) {
        if (failed || !bytes.has(at, count)) {
            failed = true;
            return false;
        }
        return true;
    }

    int u8() {
        return take(1) ? bytes.u8(at++) : 0;
    }

    int u16() {
        if (!take(2)) {
            return 0;
        }
        at += 2;
        return bytes.u16(at - 2);
    }

    long u32() {
        if (!take(4)) {
            return 0;
        }
        at += 4;
        return bytes.u32(at - 4);
    }

    long s64() {
        if (!take(8)) {
            return 0;
        }
        at += 8;
        return bytes.s64(at - 8);
    }

    /** The next bytes as they are; empty after a failure. */
    ByteView octets(long count) {
        if (count > bytes.length() || !take((int) count)) {
            failed = true;
            return ByteView.EMPTY;
        }
        at += (int) count;
        return bytes.slice(at - (int) count, (int) count);
    }

    /** Number of 1 to 5 bytes, 7 bits each, most significant first; bit 7 says that another byte follows (S7+ "numbers"). */
    long vlq32() {
        long value = 0;
        for (int i = 0; i < 5; i++) {
            int one = u8();
            value = value << 7 | (one & 0x7F);
            if (one < 0x80) {
                if (value > 0xFFFF_FFFFL) {
                    failAt(S7commplusAnomaly.NUMBER);
                }
                return failed ? 0 : value;
            }
        }
        failAt(S7commplusAnomaly.NUMBER);
        return 0;
    }

    /** The same with 64 bits: after eight bytes that say so, a ninth with 8 bits. */
    long vlq64() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            int one = u8();
            value = value << 7 | (one & 0x7F);
            if (one < 0x80) {
                return failed ? 0 : value;
            }
        }
        int ninth = u8();
        return failed ? 0 : value << 8 | ninth;
    }

    /** A signed number of up to 32 bits: bit 6 of the first byte is the sign. */
    long signedVlq32() {
        boolean negative = (peek() & 0x40) != 0;
        int from = at;
        long value = 0;
        for (int i = 0; i < 5; i++) {
            int one = u8();
            value = value << 7 | (one & 0x7F);
            if (one < 0x80) {
                int bits = 7 * (at - from);
                long signed = negative ? value - (1L << bits) : value;
                if (signed != (int) signed) {
                    failAt(S7commplusAnomaly.NUMBER);
                }
                return failed ? 0 : signed;
            }
        }
        failAt(S7commplusAnomaly.NUMBER);
        return 0;
    }

    /** A signed number of up to 64 bits. */
    long signedVlq64() {
        long value = (peek() & 0x40) != 0 ? -1 : 0;
        for (int i = 0; i < 8; i++) {
            int one = u8();
            value = value << 7 | (one & 0x7F);
            if (one < 0x80) {
                return failed ? 0 : value;
            }
        }
        int ninth = u8();
        return failed ? 0 : value << 8 | ninth;
    }
}
