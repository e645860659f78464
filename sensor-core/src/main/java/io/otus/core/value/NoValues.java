package io.otus.core.value;

import java.util.Objects;

/** The values of a message that carries none, such as a read request. */
record NoValues() implements ValueList {
    static final NoValues INSTANCE = new NoValues();

    @Override
    public ValueType type() {
        return ValueType.NONE;
    }

    @Override
    public boolean isWords() {
        return false;
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public void integers(int from, int count, long[] target) {
        Objects.checkFromIndexSize(from, count, 0);
    }

    @Override
    public double number(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public long integer(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public ValueList first(int count) {
        Objects.checkIndex(count, 1);
        return this;
    }

    @Override
    public String text(int index) {
        throw new IndexOutOfBoundsException(index);
    }
}
