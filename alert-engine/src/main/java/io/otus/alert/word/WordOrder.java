package io.otus.alert.word;

/** In which order the four octets of a number lie in two words; A is the most significant one. */
public enum WordOrder {
    /** Most significant octet first. */
    ABCD("high word first"),
    /** Least significant word first, each most significant octet first. */
    CDAB("low word first"),
    /** Most significant word first, each least significant octet first. */
    BADC("high word first, octets swapped"),
    /** Least significant octet first. */
    DCBA("low word first, octets swapped");

    private static final int WORD = 0xFFFF;

    private final String words;

    WordOrder(String words) {
        this.words = words;
    }

    /** It in words. */
    String words() {
        return words;
    }

    /**
     * The four octets of two words, the first of them in the upper half, in their order; and the other way round, as
     * each order changes places two by two.
     */
    int join(int words) {
        return switch (this) {
            case ABCD -> words;
            case CDAB -> Integer.rotateLeft(words, Short.SIZE);
            case BADC -> Integer.rotateLeft(Integer.reverseBytes(words), Short.SIZE);
            case DCBA -> Integer.reverseBytes(words);
        };
    }

    /** Two words as one, the first of them in the upper half. */
    static int both(long first, long second) {
        return (int) (first << Short.SIZE | (second & WORD));
    }
}
