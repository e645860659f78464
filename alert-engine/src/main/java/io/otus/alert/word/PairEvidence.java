package io.otus.alert.word;

import java.util.Arrays;

/**
 * The movement of two adjacent words: the latest of their values, and, for each order of octets, how the upper half
 * moved when the lower one did. Bounded; confined to the analysis thread.
 */
final class PairEvidence {
    /** Most different values that are kept. */
    static final int KEPT = 32;

    /** Number of values at the first judgement. */
    private static final int FIRST_LOOK = 8;
    /** Number of values from which judgements come at even distances. */
    private static final int LONG = 1_024;
    /** Half of the range of a word. */
    private static final int HALF = 0x8000;

    /** The movement of both halves in one order of octets. */
    static final class Steps {
        private int moves;
        private int single;
        private int close;
        private int carries;
        private int breaks;

        /** Returns how often the upper half changed. */
        int moves() {
            return moves;
        }

        /** Returns how often the upper half changed by one. */
        int single() {
            return single;
        }

        /**
         * Returns how often the upper half changed by one while the whole number moved by less than 65,536, so that the
         * lower half went the other way.
         */
        int close() {
            return close;
        }

        /** Returns how often the upper half changed while the whole number moved by less than half of 65,536. */
        int carries() {
            return carries;
        }

        /** Returns how often the whole number moved by half of 65,536 or more. */
        int breaks() {
            return breaks;
        }

        private void move(int before, int now) {
            int upper = (now >>> Short.SIZE) - (before >>> Short.SIZE);
            int distance = now - before;
            boolean isNear = distance > -HALF && distance < HALF;
            if (upper == 0) {
                breaks += isNear ? 0 : 1;
                return;
            }
            moves++;
            carries += isNear ? 1 : 0;
            breaks += isNear ? 0 : 1;
            if ((short) upper == 1 || (short) upper == -1) {
                single++;
                close += distance > -2 * HALF && distance < 2 * HALF ? 1 : 0;
            }
        }
    }

    private final Steps[] steps = {new Steps(), new Steps(), new Steps(), new Steps()};
    private int[] kept = new int[FIRST_LOOK];
    private int size;
    private int next;
    private int changes;
    private int written;
    private boolean apart;
    private int last;

    /**
     * Notes that the words were reported or written.
     *
     * @param both both words, the first one in the upper half
     * @return whether it is time to judge them
     */
    boolean note(int both, boolean isWritten) {
        if (changes > 0 && both == last) {
            return false;
        }
        for (WordOrder order : WordOrder.values()) {
            if (changes > 0) {
                steps(order).move(order.join(last), order.join(both));
            }
        }
        last = both;
        changes++;
        written += isWritten ? 1 : 0;
        keep(both);
        return changes >= FIRST_LOOK
                && (changes >= LONG ? changes % LONG == 0 : Integer.bitCount(changes) == 1 || changes % 48 == 0);
    }

    private void keep(int both) {
        for (int i = 0; i < size; i++) {
            if (kept[i] == both) {
                return;
            }
        }
        if (size == kept.length && size < KEPT) {
            kept = Arrays.copyOf(kept, 2 * size);
        }
        kept[next] = both;
        next = (next + 1) % KEPT;
        size = Math.min(KEPT, size + 1);
    }

    /** Notes that one of the words was written without the other. */
    void writtenApart() {
        apart = true;
    }

    @SuppressWarnings("EnumOrdinal") // the array lives as long as the program does
    Steps steps(WordOrder order) {
        return steps[order.ordinal()];
    }

    /** Returns the different values that are kept, the first word of each in the upper half. */
    int[] values() {
        return Arrays.copyOf(kept, size);
    }

    /** Returns how often the values changed. */
    int changes() {
        return changes;
    }

    /** Returns how often a write changed the values; 0 if one word was ever written without the other. */
    int written() {
        return apart ? 0 : written;
    }
}
