package io.otus.dissect.hsms;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.Single;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats of items, SEMI E5 §9.2.2, Table 1. Codes are octal there. */
enum Format {
    LIST(000, 1),
    BINARY(010, 1),
    BOOLEAN(011, 1),
    ASCII(020, 1),
    JIS_8(021, 1),
    CHARACTER_2(022, 1),
    I8(030, 8),
    I1(031, 1),
    I2(032, 2),
    I4(034, 4),
    F8(040, 8),
    F4(044, 4),
    U8(050, 8),
    U1(051, 1),
    U2(052, 2),
    U4(054, 4);

    private static final @Nullable Format[] BY_CODE = new Format[64];

    static {
        for (Format format : values()) {
            BY_CODE[format.code] = format;
        }
    }

    private final int code;
    private final int size;
    private final String key = name().toLowerCase(Locale.ROOT);

    Format(int code, int size) {
        this.code = code;
        this.size = size;
    }

    /** The format of a code, 0 to 63; null where E5 has none. */
    static @Nullable Format of(int code) {
        return BY_CODE[code];
    }

    /** Octets of one value. */
    int size() {
        return size;
    }

    /** The name in rows. */
    String key() {
        return key;
    }

    boolean isText() {
        return this == ASCII || this == JIS_8;
    }

    /** Whether values are integers that may number a thing. */
    boolean isInteger() {
        return switch (this) {
            case I1, I2, I4, I8, U1, U2, U4, U8 -> true;
            case LIST, BINARY, BOOLEAN, ASCII, JIS_8, CHARACTER_2, F4, F8 -> false;
        };
    }

    /** The values of octets that are whole values; a text is one, and so are octets that are no number. */
    ValueList values(ByteView data) {
        int count = data.length() / size;
        return switch (this) {
            case LIST -> ValueList.NONE;
            case BINARY, CHARACTER_2 -> ValueList.text(data.octets().toString());
            case ASCII, JIS_8 -> ValueList.text(data.text(0, data.length(), StandardCharsets.ISO_8859_1));
            case BOOLEAN -> booleans(data);
            case I1, I2, I4, I8 -> ValueList.signed(integers(data, count));
            case U1, U2, U4, U8 -> ValueList.unsigned(integers(data, count));
            case F4, F8 -> ValueList.reals(reals(data, count));
        };
    }

    /** 0 is false, and all else true. */
    private static ValueList booleans(ByteView data) {
        byte[] packed = new byte[(data.length() + 7) / 8];
        for (int i = 0; i < data.length(); i++) {
            if (data.u8(i) != 0) {
                packed[i / 8] |= (byte) (1 << i % 8);
            }
        }
        return ValueList.bits(ByteView.of(packed), 0, data.length());
    }

    private long[] integers(ByteView data, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (this) {
                case I1 -> (byte) data.u8(i);
                case I2 -> data.s16(2 * i);
                case I4 -> data.s32(4 * i);
                case U1 -> data.u8(i);
                case U2 -> data.u16(2 * i);
                case U4 -> data.u32(4 * i);
                default -> data.s64(8 * i);
            };
        }
        return values;
    }

    private double[] reals(ByteView data, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = this == F4 ? Single.number(data.f32(4 * i)) : data.f64(8 * i);
        }
        return values;
    }
}
