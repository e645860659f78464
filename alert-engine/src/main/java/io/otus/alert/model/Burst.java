package io.otus.alert.model;

import io.otus.core.time.Nanos;

/**
 * The number of equal requests within ten seconds: the present number, and the largest one that was learned. A window
 * of ten seconds begins with a request and counts only requests equal to that one. Confined to the analysis thread.
 */
public final class Burst {
    /** Length of a window, in seconds. */
    public static final int SECONDS = 10;
    /**
     * Least requests of a storm. Neither a person nor a client that waits for its answers sends more than three a
     * second.
     */
    public static final int LEAST = 30;
    /** A storm has at least this many times the largest learned number. */
    public static final int FACTOR = 10;

    private static final long WINDOW = SECONDS * Nanos.SECOND;

    private long since = Long.MIN_VALUE / 2;
    private int what;
    private int count;
    private int learned;
    private boolean isTold;

    /**
     * Counts a request.
     *
     * @param asked digest of the request
     * @param time event time, nanoseconds since 1970
     * @param learning whether behaviour is still learned
     * @return whether the count makes a storm, unless {@link #tell} knows a higher usual number
     */
    public boolean isStorm(int asked, long time, boolean learning) {
        if (time - since >= WINDOW) {
            since = time;
            what = asked;
            count = 0;
            isTold = false;
        }
        if (asked != what) {
            return false;
        }
        count++;
        if (learning) {
            learned = Math.max(learned, count);
            return false;
        }
        return !isTold && isMore(learned);
    }

    private boolean isMore(int most) {
        return count >= LEAST && count / FACTOR >= most;
    }

    /**
     * Decides whether the count is a storm in view of a usual number from another source, and if so marks the storm as
     * reported for this window.
     *
     * @param usual the number that is usual within ten seconds
     * @return whether it is a storm
     */
    public boolean tell(int usual) {
        isTold = isMore(Math.max(learned, usual));
        return isTold;
    }

    /** Returns the count of the present window so far. */
    public int count() {
        return count;
    }

    /** Returns the largest count of a window while learning. */
    public int learned() {
        return learned;
    }

    /** Restores the largest count that an earlier run learned. */
    public void learned(int most) {
        learned = Math.max(learned, most);
    }

    /** Returns whether the learned count raises the threshold above {@link #LEAST}. */
    public boolean isBusy() {
        return learned * FACTOR > LEAST;
    }
}
