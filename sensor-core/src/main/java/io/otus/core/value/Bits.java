package io.otus.core.value;

import io.otus.core.bytes.Octets;
import java.util.Objects;

/** Bits packed least significant first. */
record Bits(Octets packed, int size) implements ValueList {
    static final Bits ZERO = new Bits(Octets.ofHex("00"), 1);
    static final Bits ONE = new Bits(Octets.ofHex("01"), 1);

    @Override
    public ValueType type() {
        return ValueType.BIT;
    }

    @Override
    public boolean isWords() {
        return false;
    }

    @Override
    public long integer(int index) {
        Objects.checkIndex(index, size);
        return packed.u8(index >> 3) >> (index & 7) & 1;
    }

    @Override
    public void integers(int from, int count, long[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = integer(from + i);
        }
    }

    @Override
    public double number(int index) {
        return integer(index);
    }

    @Override
    public ValueList first(int count) {
        Objects.checkFromIndexSize(0, count, size);
        return count == size ? this : new Bits(packed, count);
    }

    @Override
    public String text(int index) {
        return integer(index) == 0 ? "0" : "1";
    }
}
