package io.otus.alert.model;

import io.otus.core.time.Nanos;

/**
 * How often a value is moved back from where it was moved before: within a minute, as what wears out a contact, and
 * within five of them, as what shakes a process. Each for the present time, and for the busiest one that was learned.
 * Confined to the analysis thread.
 */
public final class Swings {
    /** Fewer within a minute are what an operator's hand does who jogs a drive. */
    public static final int LEAST = 30;
    /** Fewer within {@link #SPELL} are what an operator does who looks for the right value. */
    public static final int LEAST_SLOW = 20;
    /** Too many are so many times what the busiest such time had while that was learned. */
    public static final int FACTOR = 3;
    /** Minutes of the longer time. */
    public static final int SPELL = 5;
    /** Minutes over which the slow ones are spread at least: a hand jogs in bursts. */
    private static final int SPREAD = 3;

    private static final long NEVER = Long.MIN_VALUE;

    /** How many are too many. */
    public enum Pace {
        /** None that is. */
        USUAL,
        /** So many within five minutes. */
        SLOW,
        /** So many within one. */
        FAST
    }

    private double value = Double.NaN;
    private int direction;
    private long since = NEVER;
    private int count;
    private int learned;
    private int learnedSlow;
    private boolean isTold;

    /** How many in each of the latest minutes, by the minute modulo their number. */
    private final short[] minutes = new short[SPELL];

    private long minute = NEVER;
    private long told = NEVER;

    /**
     * A value is written.
     *
     * @param time event time, nanoseconds since 1970
     * @param learning whether what comes is still learned
     * @param usual how many are known to come in a minute besides
     * @return which are too many by now, as far as this is known; {@link #tell} says that
     */
    public Pace write(double written, long time, boolean learning, int usual) {
        int now = Double.isNaN(value) ? 0 : Double.compare(written, value);
        value = written;
        if (now == 0) {
            return Pace.USUAL;
        }
        boolean isBack = now != direction && direction != 0;
        direction = now;
        if (!isBack) {
            return Pace.USUAL;
        }
        if (since == NEVER || time - since >= Nanos.MINUTE) {
            since = time;
            count = 0;
            isTold = false;
        }
        count++;
        countSlow(time);
        if (learning) {
            learned = Math.max(learned, count);
            learnedSlow = Math.max(learnedSlow, slow());
            return Pace.USUAL;
        }
        if (!isTold && isMore(Math.max(learned, usual))) {
            return Pace.FAST;
        }
        boolean isSlow = told != minute && isMoreSlow(Math.max(learnedSlow, (long) usual * SPELL));
        return isSlow && !isTold ? Pace.SLOW : Pace.USUAL;
    }

    private void countSlow(long time) {
        long now = Math.floorDiv(time, Nanos.MINUTE);
        for (long gone = minute == NEVER || now - minute >= SPELL ? now - SPELL + 1 : minute + 1; gone <= now; gone++) {
            minutes[Math.floorMod(gone, SPELL)] = 0;
        }
        minute = Math.max(minute, now);
        int at = Math.floorMod(minute, SPELL);
        minutes[at] = (short) Math.min(minutes[at] + 1, Short.MAX_VALUE);
    }

    private int slow() {
        int sum = 0;
        for (short each : minutes) {
            sum += each;
        }
        return sum;
    }

    private boolean isMore(int most) {
        return count >= LEAST && count / FACTOR >= most;
    }

    private boolean isMoreSlow(long most) {
        int spread = 0;
        for (short each : minutes) {
            spread += each > 0 ? 1 : 0;
        }
        return spread >= SPREAD && slow() >= LEAST_SLOW && slow() / FACTOR >= most;
    }

    /**
     * Others may do the same; what they do is as usual here.
     *
     * @param pace which are too many so far
     * @param most how often the busiest of them did in such a time
     * @return whether it is too many also in view of that, and is told for this minute from now on
     */
    public boolean tell(Pace pace, int most) {
        learned(pace, most);
        if (pace == Pace.FAST) {
            isTold = isMore(learned);
            told = isTold ? minute : told;
            return isTold;
        }
        boolean isSlow = isMoreSlow(learnedSlow);
        told = isSlow ? minute : told;
        return isSlow;
    }

    /** How often so far. */
    public int count(Pace pace) {
        return pace == Pace.FAST ? count : slow();
    }

    /** How often in the busiest such time that was learned. */
    public int learned(Pace pace) {
        return pace == Pace.FAST ? learned : learnedSlow;
    }

    /** An earlier run learned that it is so often. */
    public void learned(Pace pace, int most) {
        if (pace == Pace.FAST) {
            learned = Math.max(learned, most);
        } else {
            learnedSlow = Math.max(learnedSlow, most);
        }
    }

    /** Whether what was learned allows more than any point is allowed. */
    public boolean isBusy() {
        return learned > LEAST / FACTOR || learnedSlow > LEAST_SLOW / FACTOR;
    }
}
