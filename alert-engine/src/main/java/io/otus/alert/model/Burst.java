package io.otus.alert.model;

import io.otus.core.time.Nanos;

/**
 * How often the same is asked within ten seconds: at present, and most while that was learned. Ten seconds begin with
 * what is asked first, and count only that. Confined to the analysis thread.
 */
public final class Burst {
    /** The time in which it is counted, in seconds. */
    public static final int SECONDS = 10;
    /**
     * Fewer are no storm. Neither a person nor a client that waits for its answers asks more than three times a second.
     */
    public static final int LEAST = 30;
    /** How many times the most that was learned counts as a storm. */
    public static final int FACTOR = 10;

    private static final long WINDOW = SECONDS * Nanos.SECOND;

    private long since = Long.MIN_VALUE / 2;
    private int what;
    private int count;
    private int learned;
    private boolean isTold;

    /**
     * Something is asked.
     *
     * @param asked what, as a digest
     * @param time event time, nanoseconds since 1970
     * @param learning whether what comes is still learned
     * @return whether it makes a storm, as far as this is known; {@link #tell} says that
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
     * What is usual may be known otherwise as well.
     *
     * @param usual how many are known to come in that time besides
     * @return whether it is a storm also in view of that; then it is told for these ten seconds
     */
    public boolean tell(int usual) {
        isTold = isMore(Math.max(learned, usual));
        return isTold;
    }

    /** How many came within the present ten seconds so far. */
    public int count() {
        return count;
    }

    /** Most within ten seconds while that was learned. */
    public int learned() {
        return learned;
    }

    /** An earlier run learned that so many come within ten seconds. */
    public void learned(int most) {
        learned = Math.max(learned, most);
    }

    /** Whether what was learned allows more than any would be allowed. */
    public boolean isBusy() {
        return learned * FACTOR > LEAST;
    }
}
