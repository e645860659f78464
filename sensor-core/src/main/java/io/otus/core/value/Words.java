package io.otus.core.value;

import java.util.Arrays;
import java.util.Objects;

/** Unsigned 16-bit words. */
final class Words implements ValueList {
    private final char[] words;

    /** Takes the array over. */
    Words(char[] words) {
        this.words = words;
    }

    @Override
    public ValueType type() {
        return ValueType.UNSIGNED;
    }

    @Override
    public boolean isWords() {
        return true;
    }

    @Override
    public int size() {
        return words.length;
    }

    @Override
    public long integer(int index) {
        return words[index];
    }

    @Override
    public void integers(int from, int count, long[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = words[from + i];
        }
    }

    @Override
    public double number(int index) {
        return words[index];
    }

    @Override
    public ValueList first(int count) {
        Objects.checkFromIndexSize(0, count, words.length);
        return count == words.length ? this : new Words(Arrays.copyOf(words, count));
    }

    @Override
    public String text(int index) {
        return Integer.toString(words[index]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Words that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < words.length; i++) {
            text.append(i == 0 ? "" : ", ").append((int) words[i]);
        }
        return text.append(']').toString();
    }
}
