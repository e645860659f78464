package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.ValueList;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Application-tagged values, clause 20.2.2 to 20.2.14. */
final class BacnetValue {
    static final int NULL = 0;
    static final int BOOLEAN = 1;
    static final int UNSIGNED = 2;
    static final int SIGNED = 3;
    static final int REAL = 4;
    static final int DOUBLE = 5;
    static final int OCTET_STRING = 6;
    static final int CHARACTER_STRING = 7;
    static final int BIT_STRING = 8;
    static final int ENUMERATED = 9;
    static final int DATE = 10;
    static final int TIME = 11;
    static final int OBJECT_IDENTIFIER = 12;

    /** Most values taken of one property. */
    static final int MAX_VALUES = 1_024;

    private BacnetValue() {}

    /** The value of the tag that the reader stands on. */
    static ValueList read(TagReader tag) {
        ByteView value = tag.value();
        int length = tag.length();
        return switch (tag.number()) {
            case NULL -> ValueList.text("null");
            case BOOLEAN -> ValueList.bit(length != 0);
            case UNSIGNED, ENUMERATED -> ValueList.unsigned(tag.unsigned());
            case SIGNED -> ValueList.signed(signed(tag));
            case REAL -> length == 4 ? ValueList.reals(value.f32(0)) : raw(value);
            case DOUBLE -> length == 8 ? ValueList.reals(value.f64(0)) : raw(value);
            case CHARACTER_STRING -> ValueList.text(text(value));
            case BIT_STRING -> ValueList.text(bits(value));
            case DATE -> length == 4 ? ValueList.text(date(value)) : raw(value);
            case TIME -> length == 4 ? ValueList.text(time(value)) : raw(value);
            case OBJECT_IDENTIFIER -> length == 4 ? ValueList.text(BacnetNames.object(value.u32(0))) : raw(value);
            default -> raw(value);
        };
    }

    private static ValueList raw(ByteView value) {
        return ValueList.text(value.octets().toString());
    }

    private static long signed(TagReader tag) {
        int length = Math.min(tag.length(), 8);
        return length == 0 ? 0 : tag.unsigned() << (64 - 8 * length) >> (64 - 8 * length);
    }

    /** Clause 20.2.9: the first octet names the character set. */
    static String text(ByteView value) {
        if (value.length() == 0) {
            return "";
        }
        Charset charset = switch (value.u8(0)) {
            case 0 -> StandardCharsets.UTF_8;
            case 3 -> StandardCharsets.UTF_32BE;
            case 4 -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.ISO_8859_1;
        };
        return value.text(1, value.length() - 1, charset);
    }

    /** Clause 20.2.10: the first octet counts the unused bits at the end. */
    private static String bits(ByteView value) {
        int count = value.length() == 0 ? 0 : Math.max(0, 8 * (value.length() - 1) - value.u8(0));
        StringBuilder bits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            bits.append((value.u8(1 + i / 8) >> (7 - i % 8) & 1) == 0 ? '0' : '1');
        }
        return bits.toString();
    }

    /** Clause 20.2.12: year less 1900, month, day, day of week; 255 is any. */
    static String date(ByteView value) {
        StringBuilder date = new StringBuilder(10);
        part(date, value.u8(0) == 255 ? -1 : 1900 + value.u8(0), 4).append('-');
        part(date, value.u8(1) == 255 ? -1 : value.u8(1), 2).append('-');
        return part(date, value.u8(2) == 255 ? -1 : value.u8(2), 2).toString();
    }

    /** Clause 20.2.13: hour, minute, second, hundredths; 255 is any. */
    static String time(ByteView value) {
        StringBuilder time = new StringBuilder(11);
        for (int i = 0; i < 4; i++) {
            part(time, value.u8(i) == 255 ? -1 : value.u8(i), 2);
            if (i < 3) {
                time.append(i == 2 ? '.' : ':');
            }
        }
        return time.toString();
    }

    private static StringBuilder part(StringBuilder text, int number, int digits) {
        if (number < 0) {
            return text.append("*");
        }
        String decimal = Integer.toString(number);
        return text.append("0".repeat(Math.max(0, digits - decimal.length()))).append(decimal);
    }

    /**
     * Reads values until the constructed value that the reader stands in is closed, and steps over the closing tag. Nested constructions are
     * flattened, without recursion. Values of one type stay numbers; of mixed types become texts.
     *
     * @return the values; empty where the construction is not closed, and the reader then does not stand on a closing tag
     */
    static ValueList readUntilClosed(TagReader tags) {
        List<ValueList> values = new ArrayList<>();
        int depth = 0;
        while (tags.next()) {
            if (tags.isClosing()) {
                if (depth == 0) {
                    return join(values);
                }
                depth--;
            } else if (tags.isOpening()) {
                depth++;
            } else if (values.size() < MAX_VALUES) {
                values.add(tags.isApplication() ? read(tags) : raw(tags.value()));
            }
        }
        return ValueList.NONE;
    }

    private static ValueList join(List<ValueList> values) {
        if (values.isEmpty()) {
            return ValueList.NONE;
        }
        ValueList first = values.getFirst();
        if (values.size() == 1) {
            return first;
        }
        boolean same = values.stream().allMatch(value -> value.type() == first.type());
        if (same) {
            switch (first.type()) {
                case UNSIGNED -> {
                    return ValueList.unsigned(
                            values.stream().mapToLong(value -> value.integer(0)).toArray());
                }
                case SIGNED -> {
                    return ValueList.signed(
                            values.stream().mapToLong(value -> value.integer(0)).toArray());
                }
                case REAL -> {
                    return ValueList.reals(values.stream()
                            .mapToDouble(value -> value.number(0))
                            .toArray());
                }
                case NONE, BIT, TEXT -> {}
            }
        }
        return ValueList.texts(values.stream().map(value -> value.text(0)).toList());
    }
}
