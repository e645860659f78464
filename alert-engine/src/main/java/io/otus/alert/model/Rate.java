package io.otus.alert.model;

import io.otus.core.time.Nanos;

/**
 * The number of events within a second: in the present second, and in the busiest learned one. Confined to the analysis
 * thread.
 */
public final class Rate {
    /** Least events within a second that are a flood. */
    public static final int LEAST = 100;
    /** A flood has at least this many times the events of the busiest learned second. */
    public static final int FACTOR = 10;
    /** Least event time between two reports of an ongoing flood, in nanoseconds: five seconds. */
    private static final long AGAIN = 5 * Nanos.SECOND;
    /**
     * Least commands within {@link #ACTS_WITHIN} seconds that are a flood even while normal behaviour is learned
     * without a person having declared it: no plant sends so many.
     */
    public static final int ACTS = 200;
    /** Length of the window in which commands are counted, in seconds. */
    public static final int ACTS_WITHIN = 5;

    private long second = Long.MIN_VALUE;
    private int count;
    private int learned;
    private long toldTime = Long.MIN_VALUE / 2;
    private long actsSince = Long.MIN_VALUE / 2;
    private int acts;

    /**
     * Counts an event.
     *
     * @param time event time, nanoseconds since 1970
     * @param learning whether behaviour is still learned
     * @return whether a flood is to be reported with this event
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
     * @return whether a flood of commands is to be reported with this one
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

    /** Returns the number of commands in the present window. */
    public int acts() {
        return acts;
    }

    /** Returns the number of events in the present second so far. */
    public int count() {
        return count;
    }

    /** Restores the number per second that an earlier run learned. */
    public void learned(int most) {
        learned = Math.max(learned, most);
    }

    /** Returns whether the learned number raises the threshold above {@link #LEAST}. */
    public boolean isBusy() {
        return learned * FACTOR > LEAST;
    }

    /** Returns the largest number within a second while learning. */
    public int learned() {
        return learned;
    }
}
