package io.otus.alert.model;

import io.otus.core.time.Nanos;

/**
 * How much comes within a second: in the present one, and in the busiest one that was learned. Confined to the analysis
 * thread.
 */
public final class Rate {
    /** Fewer within a second are no flood. */
    public static final int LEAST = 100;
    /** How many times the busiest second of learning counts as a flood. */
    public static final int FACTOR = 10;
    /** An ongoing flood is told of this often. */
    private static final long AGAIN = 5 * Nanos.SECOND;
    /**
     * While it is learned what is normal without anybody having declared it: so many commands within
     * {@link #ACTS_WITHIN} are no plant's.
     */
    public static final int ACTS = 200;
    /** The time in which that many commands are a flood, in seconds. */
    public static final int ACTS_WITHIN = 5;

    private long second = Long.MIN_VALUE;
    private int count;
    private int learned;
    private long toldTime = Long.MIN_VALUE / 2;
    private long actsSince = Long.MIN_VALUE / 2;
    private int acts;

    /**
     * Counts one more.
     *
     * @param time event time, nanoseconds since 1970
     * @param learning whether what comes is still learned
     * @return whether it is the one that makes a flood of them
     */
    public boolean isFlood(long time, boolean learning) {
        long now = Math.floorDiv(time, Nanos.SECOND);
        if (now != second) {
            second = now;
            count = 0;
        }
        count++;
        if (learning) {
            learned = Math.max(learned, count);
            return false;
        }
        boolean isFlood = count >= LEAST && count / FACTOR >= learned && time - toldTime >= AGAIN;
        if (isFlood) {
            toldTime = time;
        }
        return isFlood;
    }

    /**
     * Counts a command.
     *
     * @param time event time, nanoseconds since 1970
     * @return whether it is the one that makes a flood of them
     */
    public boolean isFloodOfActs(long time) {
        if (time - actsSince > ACTS_WITHIN * Nanos.SECOND) {
            actsSince = time;
            acts = 0;
        }
        acts++;
        boolean isFlood = acts >= ACTS && time - toldTime >= AGAIN;
        if (isFlood) {
            toldTime = time;
        }
        return isFlood;
    }

    /** How many commands came since they are counted together. */
    public int acts() {
        return acts;
    }

    /** How many came within the present second so far. */
    public int count() {
        return count;
    }

    /** An earlier run learned that so many come within a second. */
    public void learned(int most) {
        learned = Math.max(learned, most);
    }

    /** Whether what was learned allows more than any would be allowed. */
    public boolean isBusy() {
        return learned * FACTOR > LEAST;
    }

    /** Most of them within a second while that was learned. */
    public int learned() {
        return learned;
    }
}
