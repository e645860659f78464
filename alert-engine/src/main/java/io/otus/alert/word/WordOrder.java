package io.otus.alert.word;

/** The order of the four octets of a number in two words; A is the most significant one. */
public enum WordOrder {
    /** Most significant octet first. */
    ABCD("high word first"),
    /** Least significant word first, each with its most significant octet first. */
    CDAB("low word first"),
    /** Most significant word first, each with its least significant octet first. */
    BADC("high word first, octets swapped"),
    /** Least significant octet first. */
    DCBA("low word first, octets swapped");

    private static final int WORD = 0xFFFF;

    private final String words;

    WordOrder(String words) {
        this.words = words;
    }

    /** Returns the order in words. */
    String words() {
        return words;
    }

    /**
     * Converts two words, the first one in the upper half, to the number, or a number to its two words: each order is
     * its own inverse.
     */
    int join(int words) {
        return switch (this) {
            case ABCD -> words;
            case CDAB -> Integer.rotateLeft(words, Short.SIZE);
            case BADC -> Integer.rotateLeft(Integer.reverseBytes(words), Short.SIZE);
            case DCBA -> Integer.reverseBytes(words);
        };
    }

    /** Returns two words as one, the first one in the upper half. */
    static int both(long first, long second) {
        return (int) (first << Short.SIZE | (second & WORD));
    }
}
