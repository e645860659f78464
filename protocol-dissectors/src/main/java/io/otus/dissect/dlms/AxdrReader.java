package io.otus.dissect.dlms;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldReader;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;

/** Reads A-XDR (IEC 61334-6) into elements, and data as IEC 62056-5-3 §9.5 defines it. Confined. */
final class AxdrReader extends FieldReader {
    /** Deepest nesting of data. */
    static final int MAX_DEPTH = 16;

    AxdrReader(ByteView bytes, int from) {
        super(bytes, from);
    }

    int u16() {
        return (int) unsigned(2);
    }

    long u32() {
        return unsigned(4);
    }

    /** A length or count: one octet, or as many as the first one says. */
    int count() {
        int first = u8();
        return switch (first) {
            case 0x81 -> u8();
            case 0x82 -> u16();
            default -> {
                if (first >= 0x80) {
                    fail(); // no octets of a length, or more than an APDU has
                }
                yield first;
            }
        };
    }

    /** Reads the name of an object, IEC 62056-6-1: {@code 1-0:1.8.0.255}. */
    String obis() {
        ByteView code = bytes(6);
        return code.length() < 6
                ? ""
                : code.u8(0) + "-" + code.u8(1) + ":" + code.u8(2) + "." + code.u8(3) + "." + code.u8(4) + "."
                        + code.u8(5);
    }

    /** Data of any type; the value where it is one, none where it has parts. */
    ValueList data() {
        return data(0);
    }

    private ValueList data(int depth) {
        int type = u8();
        return switch (type) {
            case 0 -> ValueList.NONE;
            case 1, 2 -> parts(depth);
            case 3 -> ValueList.bit(u8() != 0);
            case 4 -> octets(bytes((count() + 7) / 8));
            case 5, 30 -> signed(bytes(4));
            case 6, 33 -> unsigned(bytes(4));
            case 9 -> octets(bytes(count()));
            case 10, 12 -> text(bytes(count()));
            case 13 -> bcd(u8());
            case 15, 28 -> signed(bytes(1));
            case 16, 29 -> signed(bytes(2));
            case 17, 22, 31 -> unsigned(bytes(1));
            case 18, 32 -> unsigned(bytes(2));
            case 19 -> {
                bytes(remaining()); // a compact array: its layout is described in it, and it is the last
                yield ValueList.NONE;
            }
            case 20 -> signed(bytes(8));
            case 21 -> unsigned(bytes(8));
            case 23 -> {
                ByteView four = bytes(4);
                yield four.length() < 4 ? ValueList.NONE : ValueList.reals(four.f32(0));
            }
            case 24 -> {
                ByteView eight = bytes(8);
                yield eight.length() < 8 ? ValueList.NONE : ValueList.reals(eight.f64(0));
            }
            case 25 -> octets(bytes(12));
            case 26 -> octets(bytes(5));
            case 27 -> octets(bytes(4));
            default -> {
                fail();
                yield ValueList.NONE;
            }
        };
    }

    /** Two decimal digits; an octet that has others is one of the maker's. */
    private static ValueList bcd(int octet) {
        int tens = octet >> 4;
        int units = octet & 0x0F;
        return ValueList.unsigned(tens <= 9 && units <= 9 ? tens * 10 + units : octet);
    }

    private ValueList parts(int depth) {
        int count = count();
        if (depth == MAX_DEPTH) {
            fail();
        }
        for (int i = 0; i < count && !failed(); i++) {
            data(depth + 1);
        }
        return ValueList.NONE;
    }

    private static ValueList signed(ByteView value) {
        return switch (value.length()) {
            case 1 -> ValueList.signed((byte) value.u8(0));
            case 2 -> ValueList.signed(value.s16(0));
            case 4 -> ValueList.signed(value.s32(0));
            case 8 -> ValueList.signed(value.s64(0));
            default -> ValueList.NONE;
        };
    }

    private static ValueList unsigned(ByteView value) {
        return switch (value.length()) {
            case 1 -> ValueList.unsigned(value.u8(0));
            case 2 -> ValueList.unsigned(value.u16(0));
            case 4 -> ValueList.unsigned(value.u32(0));
            case 8 -> ValueList.unsigned(value.s64(0));
            default -> ValueList.NONE;
        };
    }

    private static ValueList text(ByteView value) {
        return ValueList.text(value.text(0, Math.min(value.length(), DlmsEvent.KEPT), StandardCharsets.UTF_8));
    }

    /** Octets: a text where all of them are letters, else hexadecimal. */
    private static ValueList octets(ByteView value) {
        int length = Math.min(value.length(), DlmsEvent.KEPT);
        for (int i = 0; i < length; i++) {
            if (value.u8(i) < ' ' || value.u8(i) > '~') {
                return ValueList.text(value.octets(0, length).toString());
            }
        }
        return ValueList.text(value.text(0, length, StandardCharsets.US_ASCII));
    }

    /** Adds what lies between here and there as data. */
    void addData(int from) {
        if (!failed()) {
            int length = Math.min(at() - from, DlmsEvent.KEPT);
            add("data", view().octets(from, length).toString());
        }
    }
}
