package io.otus.alert.model;

import java.util.Arrays;

/**
 * Decides whether a series of 16-bit words looks random, from how often each of their bits is set and changes. Of wider
 * integers the low 16 bits count. Confined to one thread.
 */
public final class Randomness {
    /** Least words for a judgement. */
    public static final int WORDS = 32;

    private static final int BITS = 16;
    /**
     * Least bits that must look random. Among series of {@link #WORDS} random words, one in fifty has a bit that looks
     * ordered by chance.
     */
    private static final int LEAST_BITS = 14;
    /** A bit of random words is set in at least one of this many words, and clear in at least as many: a quarter. */
    private static final int PART = 4;
    /** Most distinct words that are required, however many there were. */
    private static final int MAX_DISTINCT = 1_024;
    /** Initial room in words, as most points are rarely written. */
    private static final int FIRST = 4;

    /**
     * The words in their order. They are evaluated only on request, once in {@link #WORDS} words or once per list:
     * evaluating bits and distinct words with each word took 1.5 % of the replay of Modbus polling, and two kilobytes a
     * series.
     */
    private char[] words = new char[FIRST];

    private int size;

    /** Adds a word. Callers stop at {@link #WORDS}, or at the end of a list within a message. */
    public void add(long value) {
        if (size == words.length) {
            words = Arrays.copyOf(words, 2 * size);
        }
        words[size] = (char) value;
        size++;
    }

    /**
     * Returns a word, 0 to 65,535.
     *
     * @param at its index, from 0
     */
    public int word(int at) {
        return words[at];
    }

    /** Returns the number of words. */
    public int size() {
        return size;
    }

    /** Returns whether the words show no order, neither singly nor from one to the next. */
    public boolean isRandom() {
        int expected = Math.min(size, MAX_DISTINCT);
        if (size < WORDS || distinct() < expected - expected / PART) {
            return false;
        }
        int random = 0;
        for (int bit = 0; bit < BITS; bit++) {
            random += isRandom(bit) ? 1 : 0;
        }
        return random >= LEAST_BITS;
    }

    private int distinct() {
        char[] sorted = Arrays.copyOf(words, size);
        Arrays.sort(sorted);
        int distinct = 1;
        for (int i = 1; i < size; i++) {
            distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        return distinct;
    }

    /** Returns whether a bit is set in about half of the words, and changes about as often. */
    private boolean isRandom(int bit) {
        int set = 0;
        int changed = 0;
        for (int i = 0; i < size; i++) {
            set += words[i] >>> bit & 1;
            changed += i > 0 ? (words[i] ^ words[i - 1]) >>> bit & 1 : 0;
        }
        return isEven(set) && isEven(changed);
    }

    private boolean isEven(int count) {
        return count >= size / PART && count <= size - size / PART;
    }
}
