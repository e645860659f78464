package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.Single;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elementary data types with their codes, CIP Vol. 1 Table C-6.1, and how values of each are read; little-endian. */
enum CipType {
    BOOL(0xC1, 1, Form.BIT),
    SINT(0xC2, 1, Form.SIGNED),
    INT(0xC3, 2, Form.SIGNED),
    DINT(0xC4, 4, Form.SIGNED),
    LINT(0xC5, 8, Form.SIGNED),
    USINT(0xC6, 1, Form.UNSIGNED),
    UINT(0xC7, 2, Form.UNSIGNED),
    UDINT(0xC8, 4, Form.UNSIGNED),
    ULINT(0xC9, 8, Form.UNSIGNED),
    REAL(0xCA, 4, Form.REAL),
    LREAL(0xCB, 8, Form.REAL),
    STIME(0xCC, 4, Form.SIGNED),
    DATE(0xCD, 2, Form.UNSIGNED),
    TIME_OF_DAY(0xCE, 4, Form.UNSIGNED),
    STRING(0xD0, 0, Form.TEXT),
    BYTE(0xD1, 1, Form.UNSIGNED),
    WORD(0xD2, 2, Form.UNSIGNED),
    DWORD(0xD3, 4, Form.UNSIGNED),
    LWORD(0xD4, 8, Form.UNSIGNED),
    FTIME(0xD6, 4, Form.SIGNED),
    LTIME(0xD7, 8, Form.SIGNED),
    ITIME(0xD8, 2, Form.SIGNED),
    SHORT_STRING(0xDA, 0, Form.TEXT),
    TIME(0xDB, 4, Form.SIGNED),
    ENGUNIT(0xDD, 2, Form.UNSIGNED);

    /** A structure, whose handle follows (1756-PM020). */
    static final int STRUCTURE = 0x02A0;

    private static final @Nullable CipType[] BY_CODE = new CipType[256];

    static {
        for (CipType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    /** How the bytes are meant. */
    private enum Form {
        BIT,
        SIGNED,
        UNSIGNED,
        REAL,
        TEXT
    }

    private final int code;
    private final int size;
    private final Form form;

    CipType(int code, int size, Form form) {
        this.code = code;
        this.size = size;
        this.form = form;
    }

    /** The type of a code; null where it is not elementary. */
    static @Nullable CipType of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    /** Name of a type by its code; empty for others. */
    static String name(int code) {
        CipType type = of(code);
        return code == STRUCTURE ? "STRUCT" : type == null ? "" : type.name();
    }

    /** Bytes of one value; 0 where the value itself states its length. */
    int size() {
        return size;
    }

    /** Bytes that a value takes from {@code at}; -1 where it is not all there. */
    int length(ByteView b, int at) {
        int length = size;
        if (this == STRING) {
            length = b.has(at, 2) ? 2 + b.le16(at) : -1;
        } else if (this == SHORT_STRING) {
            length = b.has(at, 1) ? 1 + b.u8(at) : -1;
        }
        return length >= 0 && b.has(at, length) ? length : -1;
    }

    /** Reads the values from {@code at} on, {@code most} at most. */
    ValueList read(ByteView b, int at, int most) {
        if (form == Form.TEXT) {
            return texts(b, at, most);
        }
        int count = Math.min(most, (b.length() - at) / size);
        if (count <= 0) {
            return ValueList.NONE;
        }
        if (form == Form.REAL) {
            double[] reals = new double[count];
            for (int i = 0; i < count; i++) {
                reals[i] = size == 4 ? Single.number(b.leF32(at + 4 * i)) : b.leF64(at + 8 * i);
            }
            return ValueList.reals(reals);
        }
        if (form == Form.BIT && count == 1) {
            return ValueList.bit(b.u8(at) != 0);
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = integer(b, at + size * i);
        }
        return form == Form.SIGNED ? ValueList.signed(values) : ValueList.unsigned(values);
    }

    private long integer(ByteView b, int at) {
        boolean signed = form == Form.SIGNED;
        return switch (size) {
            case 1 -> signed ? (byte) b.u8(at) : b.u8(at);
            case 2 -> signed ? b.leS16(at) : b.le16(at);
            case 4 -> signed ? b.leS32(at) : b.le32(at);
            default -> b.leS64(at);
        };
    }

    private ValueList texts(ByteView b, int at, int most) {
        List<String> texts = new ArrayList<>(1);
        int next = at;
        for (int length = length(b, next); texts.size() < most && length > 0; length = length(b, next)) {
            int head = this == STRING ? 2 : 1;
            texts.add(b.text(next + head, length - head, StandardCharsets.ISO_8859_1));
            next += length;
        }
        return texts.isEmpty() ? ValueList.NONE : ValueList.texts(texts);
    }
}
