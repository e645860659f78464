package io.otus.alert.word;

import java.util.Arrays;

/**
 * How two words side by side moved: the latest of their values, and, for each order of octets, how the upper half moved
 * when the lower one did. Bounded; confined to the analysis thread.
 */
final class PairEvidence {
    /** So many different values are kept. */
    static final int KEPT = 32;

    /** The first look is taken at so many values. */
    private static final int FIRST_LOOK = 8;
    /** From so many on, looks are taken at even distances. */
    private static final int LONG = 1_024;
    /** Half of what a word may be. */
    private static final int HALF = 0x8000;

    /** How the two halves moved in one order. */
    static final class Steps {
        private int moves;
        private int single;
        private int close;
        private int carries;
        private int breaks;

        /** How often the upper half changed. */
        int moves() {
            return moves;
        }

        /** How often it did so by one. */
        int single() {
            return single;
        }

        /** How often the lower half went the other way then, as in a number that moved by less than a whole step. */
        int close() {
            return close;
        }

        /** How often the two moved as those of a number that moved by less than half a step. */
        int carries() {
            return carries;
        }

        /** How often they moved as no such number does. */
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
     * The words were told or written.
     *
     * @param both the first of them in the upper half
     * @return whether it is time to look what they are
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

    /** One of the two was written without the other. */
    void writtenApart() {
        apart = true;
    }

    @SuppressWarnings("EnumOrdinal") // of an array that lives as long as the program does
    Steps steps(WordOrder order) {
        return steps[order.ordinal()];
    }

    /** The different values that are kept, the first word of each in the upper half. */
    int[] values() {
        return Arrays.copyOf(kept, size);
    }

    /** How often they changed. */
    int changes() {
        return changes;
    }

    /** How often a write changed them; 0 where one of them was ever written without the other. */
    int written() {
        return apart ? 0 : written;
    }
}
