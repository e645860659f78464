package io.otus.core.pipeline;

/**
 * Distinguishes three reasons for equal frames: a mirror port that copies frames, a loop of switches, and a device that
 * repeats the same frame. A switch mirrors each port where a frame comes in or goes out. So a frame to all is copied
 * once for each mirrored port, within the time that the mirror port needs to send that many: a small number, followed
 * by a pause. In a loop the same frame comes round without end, as it does from a faulty network card.
 *
 * <p>One object stands for the frames of one sender within one second. It leaves out no more copies than mirror ports
 * can make, so bursts of equal frames with pauses between them count beyond that. Confined to the analysis thread.
 */
final class FrameCopies {
    /** Longest gap between two copies of a mirror port, in nanoseconds: 10 ms. */
    private static final long GAP = 10_000_000L;
    /**
     * Longest time from the first to the last copy of a frame, in nanoseconds: 20 ms, in which a port of 100 Mbit/s
     * sends over 150 frames.
     */
    private static final long SPREAD = 20_000_000L;
    /** Most copies of one frame: a large switch has that many ports. */
    private static final int MOST = 64;
    /** Equal frames that a device may send to all in one second, with pauses between them, and have mirrored. */
    private static final int REPEATED = 20;
    /** Number of different frames of a sender that are compared at a time; one more replaces the oldest. */
    private static final int AT_ONCE = 8;

    private final long[] hashes = new long[AT_ONCE];
    private final long[] first = new long[AT_ONCE];
    private final long[] last = new long[AT_ONCE];
    /**
     * Copies of each frame that were not counted, as a mirror port may have made them; negative once that is ruled out.
     */
    private final int[] copies = new int[AT_ONCE];

    private int used;
    private int next;
    /** Number of frames that were unlike all those remembered at that time. */
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
