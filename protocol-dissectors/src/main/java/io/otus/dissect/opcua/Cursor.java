package io.otus.dissect.opcua;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body front to back. The first read that does not fit fails the cursor; from then on every read is 0 and nothing moves, so readers
 * check once at the end of an element. Little-endian. Confined.
 */
final class Cursor {
    /** Deepest nesting of variants, structures and diagnostics; the standard asks decoders for 100 (§5.1.10). */
    static final int MAX_DEPTH = 100;

    /** Most structures, texts and the like of one message; numbers in arrays are not counted. */
    static final int MAX_ELEMENTS = 65_536;

    private final ByteView bytes;
    private int at;
    private int end;
    private int depth;
    private int elements;
    private boolean failed;
    private @Nullable OpcuaAnomaly anomaly;
    private String unknownField = "";
    private long unknownValue;

    Cursor(ByteView bytes) {
        this.bytes = bytes;
        end = bytes.length();
    }

    boolean failed() {
        return failed;
    }

    /** The rule that was broken, also where reading could go on; null where none was, or what follows is not known. */
    @Nullable
    OpcuaAnomaly anomaly() {
        return anomaly;
    }

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
        return end - at;
    }

    /** What was not read. */
    ByteView rest() {
        return bytes.slice(at, end - at);
    }

    /** The bytes that are read. */
    ByteView view() {
        return bytes;
    }

    void fail(OpcuaAnomaly broken) {
        if (!failed) {
            failed = true;
            anomaly = broken;
        }
    }

    void failUnknown(String field, long value) {
        if (!failed) {
            failed = true;
            unknownField = field;
            unknownValue = value;
        }
    }

    /** Ends the readable bytes after the next {@code length}; gives what {@link #widen} takes. */
    int narrow(int length) {
        int outer = end;
        if (length < 0 || length > remaining()) {
            fail(OpcuaAnomaly.VALUE_LENGTH);
        } else {
            end = at + length;
        }
        return outer;
    }

    /** Goes to the end that {@link #narrow} set and opens what lies behind it. */
    void widen(int outer) {
        if (!failed && at < end) {
            anomaly = OpcuaAnomaly.BODY_REST;
            at = end;
        }
        end = outer;
    }

    /** One level down; false where that is too deep. Each call is ended by {@link #leave}. */
    boolean enter() {
        if (++depth > MAX_DEPTH) {
            fail(OpcuaAnomaly.NESTING);
        }
        return !failed;
    }

    void leave() {
        depth--;
    }

    /** Counts one more element; false where the bound is reached or the cursor has failed. */
    boolean element() {
        if (++elements > MAX_ELEMENTS) {
            failUnknown("elements", MAX_ELEMENTS);
        }
        return !failed;
    }

    private boolean take(int count) {
        if (failed || count < 0 || count > end - at) {
            fail(OpcuaAnomaly.VALUE_LENGTH);
            return false;
        }
        return true;
    }

    private int advance(int count) {
        int begin = at;
        at += count;
        return begin;
    }

    int u8() {
        return take(1) ? bytes.u8(advance(1)) : 0;
    }

    int u16() {
        return take(2) ? bytes.le16(advance(2)) : 0;
    }

    int s32() {
        return take(4) ? bytes.leS32(advance(4)) : 0;
    }

    long u32() {
        return s32() & 0xFFFF_FFFFL;
    }

    long s64() {
        return take(8) ? bytes.leS64(advance(8)) : 0;
    }

    /** The next {@code count} bytes; none after a failure. */
    ByteView bytes(int count) {
        return take(count) ? bytes.slice(advance(count), count) : ByteView.EMPTY;
    }

    /** A ByteString, §5.2.2.7: length, then octets; null where the length is negative. */
    @Nullable
    ByteView byteString() {
        int length = s32();
        return failed || length < 0 ? null : bytes(length);
    }

    /** A String, §5.2.2.4: length, then UTF-8; null where the length is negative. */
    @Nullable
    String string() {
        ByteView octets = byteString();
        return octets == null ? null : octets.text(0, octets.length(), StandardCharsets.UTF_8);
    }

    /** The length of an array, §5.2.5: 0 for a null array; fails where its elements cannot fit. */
    int arrayLength() {
        int length = s32();
        if (length > remaining()) {
            fail(OpcuaAnomaly.VALUE_LENGTH);
        }
        return failed || length < 0 ? 0 : length;
    }
}
