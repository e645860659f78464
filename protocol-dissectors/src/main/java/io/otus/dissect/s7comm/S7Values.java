package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.Single;
import io.otus.core.value.ValueList;
import org.jspecify.annotations.Nullable;

/**
 * Values of data items: by the type that was asked for, or by the encoding where the request was not seen. Big-endian
 * throughout.
 */
final class S7Values {
    private S7Values() {}

    /**
     * The values in these bytes.
     *
     * @param item what was asked for; null where that was not seen
     * @param encoding transport size of the data item
     */
    static ValueList read(@Nullable VariableItem item, int encoding, ByteView bytes) {
        if (bytes.length() == 0) {
            return ValueList.NONE;
        }
        int type = item instanceof AnyItem any ? any.transportSize() : typeOf(encoding);
        int width = TransportSize.width(type);
        if (bytes.length() % width != 0) {
            return bytes(bytes);
        }
        return switch (type) {
            case TransportSize.BIT -> bytes.length() == 1 ? ValueList.bit((bytes.u8(0) & 1) != 0) : bytes(bytes);
            case TransportSize.INT -> signed(bytes, width);
            case TransportSize.DINT, TransportSize.TIME -> signed(bytes, width);
            case TransportSize.DWORD, TransportSize.TIME_OF_DAY -> unsigned(bytes);
            case TransportSize.REAL -> reals(bytes);
            case TransportSize.DATE_AND_TIME ->
                bytes.length() == width ? ValueList.text(S7Time.dateAndTime(bytes, 0)) : bytes(bytes);
            default -> width == 2 ? ValueList.words(bytes, 0, bytes.length() / 2) : bytes(bytes);
        };
    }

    private static int typeOf(int encoding) {
        return switch (encoding) {
            case TransportSize.DATA_BIT -> TransportSize.BIT;
            case TransportSize.DATA_INTEGER -> TransportSize.INT;
            case TransportSize.DATA_DINTEGER -> TransportSize.DINT;
            case TransportSize.DATA_REAL -> TransportSize.REAL;
            default -> TransportSize.BYTE;
        };
    }

    /** Each byte as a value of its own. */
    static ValueList bytes(ByteView bytes) {
        if (bytes.length() == 0) {
            return ValueList.NONE;
        }
        long[] values = new long[bytes.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.u8(i);
        }
        return ValueList.unsigned(values);
    }

    private static ValueList signed(ByteView bytes, int width) {
        long[] values = new long[bytes.length() / width];
        for (int i = 0; i < values.length; i++) {
            values[i] = width == 2 ? bytes.s16(2 * i) : bytes.s32(4 * i);
        }
        return ValueList.signed(values);
    }

    private static ValueList unsigned(ByteView bytes) {
        long[] values = new long[bytes.length() / 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.u32(4 * i);
        }
        return ValueList.unsigned(values);
    }

    private static ValueList reals(ByteView bytes) {
        double[] values = new double[bytes.length() / 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = Single.number(bytes.f32(4 * i));
        }
        return ValueList.reals(values);
    }
}
