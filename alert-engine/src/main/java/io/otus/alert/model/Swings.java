package io.otus.alert.model;

import io.otus.core.time.Nanos;

/**
 * How often a value is moved back from where it was moved before, within a minute: in the present one, and in the
 * busiest one that was learned. Confined to the analysis thread.
 */
public final class Swings {
    /** Fewer within a minute are what an operator's hand does who jogs a drive. */
    public static final int LEAST = 30;
    /** Too many are so many times what the busiest minute had while that was learned. */
    public static final int FACTOR = 3;

    private static final long NEVER = Long.MIN_VALUE;

    private double value = Double.NaN;
    private int direction;
    private long since = NEVER;
    private int count;
    private int learned;
    private boolean isTold;

    /**
     * A value is written.
     *
     * @param time event time, nanoseconds since 1970
     * @param learning whether what comes is still learned
     * @param usual how many are known to come in a minute besides
     * @return whether these are too many within this minute, as far as this is known; {@link #tell} says that
     */
    public boolean isTooMany(double written, long time, boolean learning, int usual) {
        int now = Double.isNaN(value) ? 0 : Double.compare(written, value);
        value = written;
        if (now == 0) {
            return false;
        }
        boolean isBack = now != direction && direction != 0;
        direction = now;
        if (!isBack) {
            return false;
        }
        if (since == NEVER || time - since >= Nanos.MINUTE) {
            since = time;
            count = 0;
            isTold = false;
        }
        count++;
        if (learning) {
            learned = Math.max(learned, count);
            return false;
        }
        return !isTold && isMore(Math.max(learned, usual));
    }

    private boolean isMore(int most) {
        return count >= LEAST && count / FACTOR >= most;
    }

    /**
     * Others may do the same; what they do is as usual here.
     *
     * @param most how often within a minute the busiest of them did
     * @return whether it is too many also in view of that, and is told for this minute from now on
     */
    public boolean tell(int most) {
        learned = Math.max(learned, most);
        isTold = isMore(learned);
        return isTold;
    }

    /** How often within the present minute so far. */
    public int count() {
        return count;
    }

    /** How often in the busiest minute that was learned. */
    public int learned() {
        return learned;
    }

    /** An earlier run learned that it is so often within a minute. */
    public void learned(int most) {
        learned = Math.max(learned, most);
    }

    /** Whether what was learned allows more than any point is allowed. */
    public boolean isBusy() {
        return learned > LEAST / FACTOR;
    }
}
