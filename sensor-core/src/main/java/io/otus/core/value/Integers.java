package io.otus.core.value;

import java.util.Arrays;
import java.util.Objects;

/** Integers of up to 64 bits; unsigned ones above 2^63 print unsigned. */
final class Integers implements ValueList {
    private static final double TWO_TO_64 = 0x1p64;

    private final ValueType type;
    private final long[] values;

    /** Takes the array over. */
    Integers(ValueType type, long[] values) {
        this.type = type;
        this.values = values;
    }

    @Override
    public ValueType type() {
        return type;
    }

    @Override
    public boolean isWords() {
        return false;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public long integer(int index) {
        return values[index];
    }

    @Override
    public void integers(int from, int count, long[] target) {
        System.arraycopy(values, from, target, 0, count);
    }

    @Override
    public double number(int index) {
        long value = values[index];
        return value < 0 && type == ValueType.UNSIGNED ? value + TWO_TO_64 : value;
    }

    @Override
    public ValueList first(int count) {
        Objects.checkFromIndexSize(0, count, values.length);
        return count == values.length ? this : new Integers(type, Arrays.copyOf(values, count));
    }

    @Override
    public String text(int index) {
        return type == ValueType.UNSIGNED ? Long.toUnsignedString(values[index]) : Long.toString(values[index]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Integers that && type == that.type && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return type + Arrays.toString(values);
    }
}
