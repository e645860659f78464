package io.otus.core.value;

import java.util.Arrays;
import java.util.Objects;

/** IEEE 754 values; singles as {@link Single#number} has them. */
final class Reals implements ValueList {
    private final double[] values;

    /** Takes the array over. */
    Reals(double[] values) {
        this.values = values;
    }

    @Override
    public ValueType type() {
        return ValueType.REAL;
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
    public void integers(int from, int count, long[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = integer(from + i);
        }
    }

    @Override
    public double number(int index) {
        return values[index];
    }

    @Override
    public long integer(int index) {
        return (long) values[index];
    }

    @Override
    public ValueList first(int count) {
        Objects.checkFromIndexSize(0, count, values.length);
        return count == values.length ? this : new Reals(Arrays.copyOf(values, count));
    }

    @Override
    public String text(int index) {
        return Double.toString(values[index]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reals that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
