package io.otus.dissect.s7commplus;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import org.jspecify.annotations.Nullable;

/** Reads a body front to back and says what is not known in it. Big-endian. Confined. */
final class Cursor extends FrontReader {
    /** Most values and objects of one PDU that are kept; the longest program that was seen has a tenth of it. */
    static final int MAX_ELEMENTS = 32_768;

    /** Deepest nesting of structs and objects; captures show 4. */
    static final int MAX_DEPTH = 16;

    private int elements;
    private int depth;
    private @Nullable S7commplusAnomaly anomaly;
    private String unknownField = "body";
    private long unknownValue = -1;

    Cursor(ByteView bytes) {
        super(bytes, 0);
    }

    /** The bound or rule that was broken; null where bytes ended early or a code is not known. */
    @Nullable
    S7commplusAnomaly anomaly() {
        return anomaly;
    }

    /** The name of the unknown field; {@code body} with the value -1 where there is none. */
    String unknownField() {
        return unknownField;
    }

    long unknownValue() {
        return unknownValue;
    }

    /** Back to an element's first byte, so that the rest can be kept raw from there. */
    void reset(int position) {
        at(position);
    }

    /** The next byte without taking it; -1 at the end or after a failure. */
    int peek() {
        return failed() || remaining() == 0 ? -1 : view().u8(at());
    }

    void failUnknown(String field, long value) {
        if (!failed()) {
            unknownField = field;
            unknownValue = value;
            fail();
        }
    }

    private void failAt(S7commplusAnomaly broken) {
        if (!failed()) {
            anomaly = broken;
            fail();
        }
    }

    /** Counts one more value or object; false where the bound is reached. */
    boolean element() {
        if (++elements > MAX_ELEMENTS) {
            failAt(S7commplusAnomaly.ELEMENTS);
        }
        return !failed();
    }

    /** Enters a nested level; false where that is too deep. Each call is ended by {@link #leave}. */
    boolean enter() {
        if (++depth > MAX_DEPTH) {
            failAt(S7commplusAnomaly.NESTING);
        }
        return !failed();
    }

    void leave() {
        depth--;
    }

    int u16() {
        int from = take(2);
        return from < 0 ? 0 : view().u16(from);
    }

    long u32() {
        int from = take(4);
        return from < 0 ? 0 : view().u32(from);
    }

    long s64() {
        int from = take(8);
        return from < 0 ? 0 : view().s64(from);
    }

    /** The next bytes as they are; empty after a failure. */
    ByteView octets(long count) {
        return bytes((int) Math.min(count, Integer.MAX_VALUE));
    }

    /**
     * Number of 1 to 5 bytes, 7 bits each, most significant first; bit 7 says that another byte follows (S7+
     * "numbers").
     */
    long vlq32() {
        long value = fiveBytes(0);
        return within(value, value <= 0xFFFF_FFFFL);
    }

    /** The same with 64 bits: after eight bytes that say so, a ninth with 8 bits. */
    long vlq64() {
        return nineBytes(0);
    }

    /** A signed number of up to 32 bits: bit 6 of the first byte is the sign. */
    long signedVlq32() {
        long value = fiveBytes(sign());
        return within(value, value == (int) value);
    }

    /** A signed number of up to 64 bits. */
    long signedVlq64() {
        return nineBytes(sign());
    }

    /** What stands above the first byte of a signed number: all bits of it are the sign. */
    private long sign() {
        return (peek() & 0x40) != 0 ? -1 : 0;
    }

    private long fiveBytes(long above) {
        long value = above;
        for (int i = 0; i < 5; i++) {
            int one = u8();
            value = value << 7 | (one & 0x7F);
            if (one < 0x80) {
                return value;
            }
        }
        failAt(S7commplusAnomaly.NUMBER);
        return 0;
    }

    private long within(long value, boolean fits) {
        if (!fits) {
            failAt(S7commplusAnomaly.NUMBER);
        }
        return failed() ? 0 : value;
    }

    private long nineBytes(long above) {
        long value = above;
        for (int i = 0; i < 8; i++) {
            int one = u8();
            value = value << 7 | (one & 0x7F);
            if (one < 0x80) {
                return failed() ? 0 : value;
            }
        }
        int ninth = u8();
        return failed() ? 0 : value << 8 | ninth;
    }
}
