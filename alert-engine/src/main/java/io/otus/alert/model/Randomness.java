package io.otus.alert.model;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether a series of 16-bit words has any order, from how often each of their bits is set and changes. Of wider integers the low 16 bits count. Confined to
 * one thread.
 */
public final class Randomness {
    /** Words that a judgement takes at least. */
    public static final int WORDS = 32;

    private static final int BITS = 16;
    private static final int MASK = 0xFFFF;
    /** Bits that have to be without order: of {@link #WORDS} random words one in fifty has a bit that looks ordered by chance. */
    private static final int LEAST_BITS = 14;
    /** Of this part of the words at least, and of as many not, a bit of random words is set: a quarter. */
    private static final int PART = 4;
    /** Most distinct words kept. */
    private static final int MAX_DISTINCT = 1_024;

    private final int[] set = new int[BITS];
    private final int[] changed = new int[BITS];
    private final Set<Integer> distinct = new HashSet<>();
    private int size;
    private int last;

    /** Another word. */
    public void add(long value) {
        int word = (int) value & MASK;
        int flips = size == 0 ? 0 : word ^ last;
        for (int bit = 0; bit < BITS; bit++) {
            set[bit] += word >>> bit & 1;
            changed[bit] += flips >>> bit & 1;
        }
        if (distinct.size() < MAX_DISTINCT) {
            distinct.add(word);
        }
        last = word;
        size++;
    }

    /** How many words there were. */
    public int size() {
        return size;
    }

    /** Whether they have no order that is seen in single words and from one to the next. */
    public boolean isRandom() {
        int expected = Math.min(size, MAX_DISTINCT);
        if (size < WORDS || distinct.size() < expected - expected / PART) {
            return false;
        }
        int random = 0;
        for (int bit = 0; bit < BITS; bit++) {
            random += isEven(set[bit]) && isEven(changed[bit]) ? 1 : 0;
        }
        return random >= LEAST_BITS;
    }

    private boolean isEven(int count) {
        return count >= size / PART && count <= size - size / PART;
    }
}
