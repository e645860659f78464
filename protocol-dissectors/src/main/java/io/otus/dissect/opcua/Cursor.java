package io.otus.dissect.opcua;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a body front to back and says what rule it breaks. Little-endian. Confined. */
final class Cursor extends FrontReader {
    /** Deepest nesting of variants, structures and diagnostics; the standard asks decoders for 100 (§5.1.10). */
    static final int MAX_DEPTH = 100;

    /** Most structures, texts and the like of one message; numbers in arrays are not counted. */
    static final int MAX_ELEMENTS = 65_536;

    private int depth;
    private int elements;
    private @Nullable OpcuaAnomaly anomaly;
    private String unknownField = "";
    private long unknownValue;

    Cursor(ByteView bytes) {
        super(bytes, 0);
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

    void fail(OpcuaAnomaly broken) {
        if (!failed()) {
            fail();
            anomaly = broken;
        }
    }

    @Override
    protected void missing() {
        anomaly = OpcuaAnomaly.VALUE_LENGTH;
    }

    void failUnknown(String field, long value) {
        if (!failed()) {
            fail();
            unknownField = field;
            unknownValue = value;
        }
    }

    /** Ends the readable bytes after the next {@code length}; gives what {@link #widen} takes. */
    int narrow(int length) {
        int outer = end();
        if (length < 0 || length > remaining()) {
            fail(OpcuaAnomaly.VALUE_LENGTH);
        } else {
            end(at() + length);
        }
        return outer;
    }

    /** Goes to the end that {@link #narrow} set and opens what lies behind it. */
    void widen(int outer) {
        if (!failed() && remaining() > 0) {
            anomaly = OpcuaAnomaly.BODY_REST;
            at(end());
        }
        end(outer);
    }

    /** Enters a nested level; false where that is too deep. Each call is ended by {@link #leave}. */
    boolean enter() {
        if (++depth > MAX_DEPTH) {
            fail(OpcuaAnomaly.NESTING);
        }
        return !failed();
    }

    void leave() {
        depth--;
    }

    /** Counts one more element; false where the bound is reached or the cursor has failed. */
    boolean element() {
        if (++elements > MAX_ELEMENTS) {
            failUnknown("elements", MAX_ELEMENTS);
        }
        return !failed();
    }

    int u16() {
        int from = take(2);
        return from < 0 ? 0 : view().le16(from);
    }

    int s32() {
        int from = take(4);
        return from < 0 ? 0 : view().leS32(from);
    }

    long u32() {
        return s32() & 0xFFFF_FFFFL;
    }

    long s64() {
        int from = take(8);
        return from < 0 ? 0 : view().leS64(from);
    }

    /** A ByteString, §5.2.2.7: length, then octets; null where the length is negative. */
    @Nullable
    ByteView byteString() {
        int length = s32();
        return failed() || length < 0 ? null : bytes(length);
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
        return failed() || length < 0 ? 0 : length;
    }
}
