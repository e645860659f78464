package io.otus.alert.model;

import io.otus.core.time.Nanos;

/**
 * The number of reversals of a written value within a minute, which wear out a contact, and within five minutes, which
 * shake a process: in the present time, and in the busiest learned one. Confined to the analysis thread.
 */
public final class Swings {
    /** Least reversals within a minute that are more than an operator causes who jogs a drive by hand. */
    public static final int LEAST = 30;
    /** Least reversals within {@link #SPELL} that are more than the search for the right value takes. */
    public static final int LEAST_SLOW = 20;
    /** Too many are at least this many times the reversals of the busiest learned time. */
    public static final int FACTOR = 3;
    /** Length of the longer time, in minutes. */
    public static final int SPELL = 5;
    /** Least minutes over which slow reversals are spread: a hand jogs in bursts. */
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
     * Notes a written value.
     *
     * @param time event time, nanoseconds since 1970
     * @param learning whether behaviour is still learned
     * @param usual number of reversals in a minute that is known to be usual from another source
     * @return the pace at which there are too many, unless {@link #tell} knows a higher usual number
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
     * Decides whether the minute has too many in view of other clients of the point, whose reversals are usual here
     * too, and if so marks the minute as reported.
     *
     * @param pace the pace at which there are too many so far
     * @param most reversals of the busiest of them within such a time
     * @return whether there are too many
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

    /** Returns the reversals at a pace so far. */
    public int count(Pace pace) {
        return pace == Pace.FAST ? count : slow();
    }

    /** Returns the reversals of the busiest learned time. */
    public int learned(Pace pace) {
        return pace == Pace.FAST ? learned : learnedSlow;
    }

    /** Restores the number that an earlier run learned. */
    public void learned(Pace pace, int most) {
        if (pace == Pace.FAST) {
            learned = Math.max(learned, most);
        } else {
            learnedSlow = Math.max(learnedSlow, most);
        }
    }

    /** Returns whether the learned number raises the threshold above {@link #LEAST}. */
    public boolean isBusy() {
        return learned > LEAST / FACTOR || learnedSlow > LEAST_SLOW / FACTOR;
    }
}
