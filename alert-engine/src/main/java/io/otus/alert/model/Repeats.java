package io.otus.alert.model;

import java.util.Arrays;

/**
 * Detects whether a series of answers repeats an earlier part of itself in the same order. Keeps the digests of the
 * last {@link #MAX} answers, and the length of the present repetition. Measured values never repeat for long; replayed
 * values do. Confined to the analysis thread.
 */
public final class Repeats {
    /** Most answers that are remembered. */
    public static final int MAX = 512;

    private static final int FIRST = 16;
    /** Most answers that are searched one by one; many series change rarely, and so stay below this. */
    private static final int SCANNED = 64;
    /** Bits of the filter that shows, for a longer series, whether a digest may be among them and must be searched. */
    private static final int FILTER = 4_096;

    private static final long[] NO_FILTER = {};

    private int[] digests = new int[FIRST];
    private long[] filter = NO_FILTER;
    private int size;
    private int next;
    private int distance;
    private int run;
    private int usual;

    /**
     * Notes an answer that differs from the one before.
     *
     * @param digest digest of its values
     * @param learning whether natural repetitions are still learned
     * @return the length of the present repetition, in answers
     */
    public int note(int digest, boolean learning) {
        if (distance > 0 && digests[place(next - distance)] == digest) {
            run++;
        } else {
            distance = mayHold(digest) ? find(digest) : 0;
            run = distance > 0 ? 1 : 0;
        }
        put(digest);
        if (learning) {
            usual = Math.max(usual, run);
        }
        return run;
    }

    /** Returns an index in the ring, whose length is a power of two. */
    private int place(int at) {
        return at & digests.length - 1;
    }

    /** Returns the longest natural repetition while learning. */
    public int usual() {
        return usual;
    }

    private boolean mayHold(int digest) {
        if (filter.length == 0) {
            return true;
        }
        int bit = digest & FILTER - 1;
        return (filter[bit >> 6] & 1L << bit) != 0;
    }

    /** Returns the distance back from the next place to the latest answer with this digest; 0 if there is none. */
    private int find(int digest) {
        for (int i = 0; i < size; i++) {
            if (digests[i] == digest) {
                return place(next - i - 1) + 1;
            }
        }
        return 0;
    }

    private void put(int digest) {
        if (next == digests.length && digests.length < MAX) {
            digests = Arrays.copyOf(digests, digests.length * 2);
        } else if (next == digests.length) {
            next = 0;
            markAll();
        }
        digests[next] = digest;
        if (filter.length > 0) {
            mark(digest);
        } else if (next == SCANNED) {
            filter = new long[FILTER / Long.SIZE];
            markAll();
        }
        next++;
        size = Math.max(size, next);
    }

    private void markAll() {
        Arrays.fill(filter, 0);
        for (int each : digests) {
            mark(each);
        }
    }

    private void mark(int digest) {
        int bit = digest & FILTER - 1;
        filter[bit >> 6] |= 1L << bit;
    }
}
