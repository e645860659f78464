package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import java.nio.charset.StandardCharsets;

/** Encodes BACnet application data, ANSI/ASHRAE 135-2020 clause 20.2. */
public final class BacnetValue {
    private static final int UNSIGNED = 2;
    private static final int REAL = 4;
    private static final int CHARACTER_STRING = 7;
    private static final int BIT_STRING = 8;
    private static final int ENUMERATED = 9;
    private static final int OBJECT_IDENTIFIER = 12;
    private static final int CONTEXT = 0x08;
    private static final int EXTENDED_LENGTH = 5;
    private static final int UTF_8 = 0;

    private BacnetValue() {}

    /** Null, clause 20.2.2: releases a priority. */
    public static byte[] nothing() {
        return new byte[] {0};
    }

    /** Unsigned Integer, clause 20.2.4, 0 to 2^31 - 1. */
    public static byte[] unsigned(int value) {
        return tagged(UNSIGNED << 4, number(value));
    }

    /** Real, clause 20.2.6. */
    public static byte[] real(float value) {
        return tagged(REAL << 4, new ByteWriter().f32(value).toByteArray());
    }

    /** Character String in UTF-8, clause 20.2.9. */
    public static byte[] text(String value) {
        return tagged(CHARACTER_STRING << 4, textContent(value));
    }

    /** Bit String of up to eight bits, the first one highest, clause 20.2.10. */
    public static byte[] bits(int count, int bits) {
        return tagged(BIT_STRING << 4, new byte[] {(byte) (8 - count), (byte) bits});
    }

    /** Enumerated, clause 20.2.11. */
    public static byte[] enumerated(int value) {
        return tagged(ENUMERATED << 4, number(value));
    }

    /** Object Identifier, clause 20.2.14. */
    public static byte[] objectId(int object) {
        return tagged(OBJECT_IDENTIFIER << 4, new ByteWriter().u32(object).toByteArray());
    }

    /** Unsigned or enumerated with a context tag. */
    static void context(ByteWriter out, int tag, int value) {
        out.bytes(tagged((tag << 4) | CONTEXT, number(value)));
    }

    /** Object identifier with a context tag. */
    static void contextObject(ByteWriter out, int tag, int object) {
        out.bytes(tagged((tag << 4) | CONTEXT, new ByteWriter().u32(object).toByteArray()));
    }

    /** Character string with a context tag. */
    static void contextText(ByteWriter out, int tag, String text) {
        out.bytes(tagged((tag << 4) | CONTEXT, textContent(text)));
    }

    private static byte[] textContent(String value) {
        return new ByteWriter()
                .u8(UTF_8)
                .bytes(value.getBytes(StandardCharsets.UTF_8))
                .toByteArray();
    }

    /** As few bytes as the value needs, at least one. */
    private static byte[] number(int value) {
        ByteWriter out = new ByteWriter();
        for (int shift = 24; shift > 0; shift -= 8) {
            if (value >>> shift != 0) {
                out.u8(value >>> shift);
            }
        }
        return out.u8(value).toByteArray();
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteWriter out = new ByteWriter();
        if (content.length < EXTENDED_LENGTH) {
            out.u8(tag | content.length);
        } else {
            out.u8(tag | EXTENDED_LENGTH).u8(content.length); // one octet of length serves up to 253
        }
        return out.bytes(content).toByteArray();
    }
}
