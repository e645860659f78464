package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.Single;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;

/**
 * Reads device attributes, IEEE 1815-2012 Annex A (group 0): a data type code, a length and so many octets.
 *
 * <pre>
 *  0       1         2
 *  +-------+---------+-----------------
 *  | type  | length  | value ...
 *  +-------+---------+-----------------
 * </pre>
 */
final class AttributeReader {
    static final int HEADER_SIZE = 2;

    private static final int VISIBLE_STRING = 1;
    private static final int UNSIGNED = 2;
    private static final int SIGNED = 3;
    private static final int FLOAT = 4;
    private static final int TIME = 7;

    /** A list of attributes: pairs of a variation and its properties. */
    private static final int LIST = 254;

    /** The same, longer than its length can say: type 255 adds 256. */
    private static final int EXTENDED_LIST = 255;

    private AttributeReader() {}

    /** Octets of the whole attribute. Its header must be there. */
    static int size(ByteView bytes, int at) {
        return HEADER_SIZE + bytes.u8(at + 1) + (bytes.u8(at) == EXTENDED_LIST ? 256 : 0);
    }

    /** Reads an attribute that is there whole. */
    static ObjectData.Attribute read(ByteView bytes, int at, long set, int variation) {
        int type = bytes.u8(at);
        ByteView value = bytes.slice(at + HEADER_SIZE, size(bytes, at) - HEADER_SIZE);
        String name = DeviceAttribute.nameOf(variation);
        if ((type == LIST || type == EXTENDED_LIST) && value.length() > 0 && value.length() % 2 == 0) {
            return new ObjectData.Attribute(set, name, type, everySecond(value, 0), everySecond(value, 1));
        }
        return new ObjectData.Attribute(set, name, type, value(type, value), ValueList.NONE);
    }

    private static ValueList everySecond(ByteView list, int from) {
        long[] numbers = new long[list.length() / 2];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.u8(2 * i + from);
        }
        return ValueList.unsigned(numbers);
    }

    private static ValueList value(int type, ByteView value) {
        int size = value.length();
        return switch (type) {
            case VISIBLE_STRING -> ValueList.text(value.text(0, size, StandardCharsets.ISO_8859_1));
            case UNSIGNED, TIME -> isInteger(size) ? ValueList.unsigned(integer(value, size)) : hexadecimal(value);
            case SIGNED -> isInteger(size) ? ValueList.signed(signed(integer(value, size), size)) : hexadecimal(value);
            case FLOAT ->
                switch (size) {
                    case 4 -> ValueList.reals(Single.number(value.leF32(0)));
                    case 8 -> ValueList.reals(value.leF64(0));
                    default -> hexadecimal(value);
                };
            default -> hexadecimal(value);
        };
    }

    private static boolean isInteger(int size) {
        return size >= 1 && size <= Long.BYTES;
    }

    private static long integer(ByteView value, int size) {
        long integer = 0;
        for (int i = size - 1; i >= 0; i--) {
            integer = (integer << 8) | value.u8(i);
        }
        return integer;
    }

    private static long signed(long integer, int size) {
        int unused = Long.SIZE - 8 * size;
        return (integer << unused) >> unused;
    }

    private static ValueList hexadecimal(ByteView value) {
        return value.length() == 0
                ? ValueList.NONE
                : ValueList.text(value.octets().toString());
    }
}
