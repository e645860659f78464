package io.otus.core.pipeline;

/**
 * Tells the copies that mirror ports make of a frame from those that a loop of switches makes, and from a device that
 * sends the same frame on and on. A switch mirrors each port at which a frame comes in or goes out, so that one for all
 * is copied once for each of them, within the time in which the mirror port sends so many. That is a small number and
 * then there is a pause. In a loop the same frame comes round without end, as a faulty network card sends it.
 *
 * <p>One object is for the frames of one sender within one second, in which no more copies are left out than mirror
 * ports can make: who sends bursts of equal frames with pauses between them is counted beyond that. Confined to the
 * analysis thread.
 */
final class FrameCopies {
    /** Copies of a mirror port follow each other this closely, in nanoseconds: ten milliseconds. */
    private static final long GAP = 10_000_000L;
    /**
     * All of them come within this time, in nanoseconds: 20 ms, in which a port of 100 Mbit/s sends over 150 frames.
     */
    private static final long SPREAD = 20_000_000L;
    /** So many are made at most of one frame: as many as a large switch has ports. */
    private static final int MOST = 64;
    /** So many equal frames a second, with pauses between them, a device may send to all, and have them mirrored. */
    private static final int REPEATED = 20;
    /** Frames of a sender whose copies are told apart at one time; with more, the least recent begins anew. */
    private static final int AT_ONCE = 8;

    private final long[] hashes = new long[AT_ONCE];
    private final long[] first = new long[AT_ONCE];
    private final long[] last = new long[AT_ONCE];
    /** Copies that are not counted as they may be a mirror port's; negative once they are known to be none of these. */
    private final int[] copies = new int[AT_ONCE];

    private int used;
    private int next;
    /** Frames that were unlike all that are told apart at their time. */
    private int distinct;
    /** How many were left out as copies. */
    private int leftOut;

    /**
     * Takes a frame.
     *
     * @param hash of its bytes
     * @param time its event time, nanoseconds since 1970
     * @return how many frames that are no copies of a mirror port it shows: none where it may be such a copy, and more
     *     than one where it shows that copies before it were none
     */
    int take(long hash, long time) {
        for (int i = 0; i < used; i++) {
            if (hashes[i] == hash) {
                return repeated(i, time);
            }
        }
        distinct++;
        hashes[next] = hash;
        begin(next, time);
        used = Math.max(used, next + 1);
        next = (next + 1) % AT_ONCE;
        return 1;
    }

    private int repeated(int i, long time) {
        boolean isClose = time - last[i] <= GAP;
        last[i] = time;
        if (copies[i] < 0) {
            return 1;
        }
        if (!isClose) {
            begin(i, time);
            return 1;
        }
        if (copies[i] < MOST && time - first[i] <= SPREAD) {
            if (leftOut >= MOST * (distinct + REPEATED)) {
                return 1;
            }
            copies[i]++;
            leftOut++;
            return 0;
        }
        int held = copies[i];
        leftOut -= held;
        copies[i] = -1;
        return held + 1;
    }

    private void begin(int i, long time) {
        first[i] = time;
        last[i] = time;
        copies[i] = 0;
    }
}
