package io.otus.core.value;

import java.util.List;

/** Texts, enumerations' names, or octets as hexadecimal. */
record Texts(List<String> values) implements ValueList {
    @Override
    public ValueType type() {
        return ValueType.TEXT;
    }

    @Override
    public boolean isWords() {
        return false;
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public void integers(int from, int count, long[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = integer(from + i);
        }
    }

    @Override
    public double number(int index) {
        return Double.NaN;
    }

    @Override
    public long integer(int index) {
        return 0;
    }

    @Override
    public ValueList first(int count) {
        return count == values.size() ? this : new Texts(values.subList(0, count));
    }

    @Override
    public String text(int index) {
        return values.get(index);
    }
}
