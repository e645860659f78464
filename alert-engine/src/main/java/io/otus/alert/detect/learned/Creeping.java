package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.WrittenValues;
import io.otus.alert.detect.RecentMap;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Detects written values that leave the known values of their point step by step. Each value lies outside, but so close
 * that it counts as expected. Among values that vary by chance, each is as likely to lie nearer than those before as
 * further out, and values further out than all before become ever rarer. So {@value #STEPS} steps, each further out
 * than all before and together at least half of everything written outside, show an intention. The distance is measured
 * from the known values, never from values written since. Confined to the analysis thread.
 */
final class Creeping {
    /** Least values, each further out than all before, that are no chance. */
    static final int STEPS = 4;
    /**
     * Least distance from the known values that is reported, as a part of the distance that counts as close; less
     * hardly moves the process.
     */
    private static final double FAR = 0.25;
    /**
     * Longest time between two steps, in nanoseconds: a day. Steps further apart are separate movements, whatever is
     * written in between.
     */
    private static final long LAPSE = Nanos.DAY;
    /** Most points that are followed; the least recent are dropped. */
    private static final int MAX_POINTS = 4_096;

    /** A movement out of the known values. */
    static final class Walk {
        private boolean isUp;
        private double furthest;
        private int steps;
        private int writes;
        private double begun;
        private long first;
        private long last;

        /** Returns the number of steps. */
        int steps() {
            return steps;
        }

        /** Returns the first value outside. */
        double begun() {
            return begun;
        }

        /** Returns the event time of the first step, in nanoseconds since 1970. */
        long first() {
            return first;
        }

        private void begin(boolean up, double value, long time) {
            isUp = up;
            furthest = value;
            begun = value;
            first = time;
            last = time;
            steps = 1;
            writes = 1;
        }
    }

    private final RecentMap<Fact, Walk> walks = new RecentMap<>(MAX_POINTS);

    /** Returns how many movements were dropped. */
    long forgotten() {
        return walks.forgotten();
    }

    /** Notes that a known value is written, which ends the movement. */
    void back(WrittenValues written) {
        if (!walks.values().isEmpty()) {
            walks.remove(written.fact());
        }
    }

    /**
     * Notes a value within the known ones of a point, or close to them. Returns the movement if it is to be reported.
     *
     * @param low the least known value
     * @param high the greatest known value
     * @param margin the distance from the known values that counts as close
     */
    @Nullable
    Walk written(WrittenValues point, double low, double high, double value, double margin, long time) {
        if (value >= low && value <= high) {
            back(point);
            return null;
        }
        if (Double.isNaN(value)) {
            return null;
        }
        boolean up = value > high;
        Walk walk = walks.getOrMake(point.fact(), Walk::new);
        boolean isOther = walk.steps == 0 || walk.isUp != up || time - walk.last >= LAPSE;
        if (isOther) {
            walk.begin(up, value, time);
            return null;
        }
        walk.writes++;
        if (up ? value <= walk.furthest : value >= walk.furthest) {
            return null;
        }
        walk.furthest = value;
        walk.last = time;
        walk.steps++;
        double beyond = up ? value - high : low - value;
        return walk.steps >= STEPS && 2 * walk.steps >= walk.writes && beyond >= FAR * margin ? walk : null;
    }
}
