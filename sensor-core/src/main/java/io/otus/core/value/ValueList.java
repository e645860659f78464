package io.otus.core.value;

import io.otus.core.bytes.ByteView;
import java.util.ArrayList;
import java.util.List;

/** Values of consecutive points in wire order, all of one type. Immutable. */
public sealed interface ValueList permits NoValues, Bits, Words, Integers, Reals, Texts {
    /** No values on the wire. */
    ValueList NONE = NoValues.INSTANCE;

    /** How each value was encoded. */
    ValueType type();

    /** Number of values. */
    int size();

    /** Whether each is an unsigned word of 16 bits. */
    boolean isWords();

    /**
     * The value as a number: exact for bits, integers below 2^53 and doubles, for singles their shortest decimal; NaN
     * for text.
     */
    double number(int index);

    /** The value as an integer: exact for bits and integers; reals are rounded toward zero, text is 0. */
    long integer(int index);

    /** Puts {@link #integer} of {@code count} values, from {@code from} on, into the first places of {@code target}. */
    void integers(int from, int count, long[] target);

    /** The value in its shortest exact text form, the form used in the baseline text. */
    String text(int index);

    /** The first {@code count} values, 0 to {@link #size}; this list itself when that is all of them. */
    ValueList first(int count);

    /** {@code count} bits packed least significant first, as Modbus and DNP3 pack them. The bytes must be there. */
    static ValueList bits(ByteView packed, int at, int count) {
        return new Bits(packed.octets(at, (count + 7) / 8), count);
    }

    /** One bit. */
    static ValueList bit(boolean value) {
        return value ? Bits.ONE : Bits.ZERO;
    }

    /** {@code count} unsigned big-endian 16-bit words. The bytes must be there. */
    static ValueList words(ByteView bytes, int at, int count) {
        char[] words = new char[count];
        for (int i = 0; i < count; i++) {
            words[i] = (char) bytes.u16(at + 2 * i);
        }
        return new Words(words);
    }

    /** One unsigned integer. */
    static ValueList unsigned(long value) {
        return new Integers(ValueType.UNSIGNED, new long[] {value});
    }

    /** Unsigned integers; takes the array over, which nobody changes from then on. */
    static ValueList unsigned(long[] values) {
        return new Integers(ValueType.UNSIGNED, values);
    }

    /** Signed integers; takes the array over, which nobody changes from then on. */
    static ValueList signed(long... values) {
        return new Integers(ValueType.SIGNED, values);
    }

    /** Reals, singles as {@link Single#number} has them; takes the array over, which nobody changes from then on. */
    static ValueList reals(double... values) {
        return new Reals(values);
    }

    /** One text. */
    static ValueList text(String value) {
        return new Texts(List.of(value));
    }

    /** Texts; the list is copied. */
    static ValueList texts(List<String> values) {
        return new Texts(List.copyOf(values));
    }

    /** Single values as one list: values of one type stay what they are, mixed ones become texts. */
    static ValueList join(List<ValueList> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        if (values.size() == 1) {
            return values.getFirst();
        }
        ValueType type = values.getFirst().type();
        for (ValueList value : values) {
            type = value.type() == type ? type : ValueType.TEXT;
        }
        if (type == ValueType.REAL) {
            double[] reals = new double[values.size()];
            for (int i = 0; i < reals.length; i++) {
                reals[i] = values.get(i).number(0);
            }
            return reals(reals);
        }
        if (type == ValueType.UNSIGNED || type == ValueType.SIGNED) {
            long[] integers = new long[values.size()];
            for (int i = 0; i < integers.length; i++) {
                integers[i] = values.get(i).integer(0);
            }
            return type == ValueType.SIGNED ? signed(integers) : unsigned(integers);
        }
        List<String> texts = new ArrayList<>(values.size());
        for (ValueList value : values) {
            texts.add(value.text(0));
        }
        return texts(texts);
    }
}
