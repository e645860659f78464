package io.otus.alert.model;

import java.util.Arrays;

/**
 * Whether a series of 16-bit words has any order, from how often each of their bits is set and changes. Of wider
 * integers the low 16 bits count. Confined to one thread.
 */
public final class Randomness {
    /** Words that a judgement takes at least. */
    public static final int WORDS = 32;

    private static final int BITS = 16;
    /**
     * Bits that have to be without order: of {@link #WORDS} random words one in fifty has a bit that looks ordered by
     * chance.
     */
    private static final int LEAST_BITS = 14;
    /** Of this part of the words at least, and of as many not, a bit of random words is set: a quarter. */
    private static final int PART = 4;
    /** So many distinct words are enough, however many there were. */
    private static final int MAX_DISTINCT = 1_024;
    /** Room for so many words at first: most points are written seldom. */
    private static final int FIRST = 4;

    /**
     * The words as they came. They are kept and counted when somebody asks, as a judgement is asked for once in
     * {@link #WORDS} words, or once a list: counting bits and distinct words with each one took 1.5 % of the replay of
     * Modbus polling, and two kilobytes a series.
     */
    private char[] words = new char[FIRST];

    private int size;

    /** Another word. Callers stop at {@link #WORDS}, or at the end of a list that a message holds. */
    public void add(long value) {
        if (size == words.length) {
            words = Arrays.copyOf(words, 2 * size);
        }
        words[size] = (char) value;
        size++;
    }

    /**
     * One of them, 0 to 65,535.
     *
     * @param at which one, counted from 0
     */
    public int word(int at) {
        return words[at];
    }

    /** How many words there were. */
    public int size() {
        return size;
    }

    /** Whether they have no order that is seen in single words and from one to the next. */
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

    /** Whether a bit is set in about half of the words, and changes about as often. */
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
