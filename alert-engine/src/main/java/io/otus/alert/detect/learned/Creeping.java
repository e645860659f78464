package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.WrittenValues;
import io.otus.alert.detect.RecentMap;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Written values that lie outside of what is known of their point, each so close to it that more like it were to be
 * expected. Of such values each is as likely to be nearer than those before as to be further out, and the longer it
 * goes on, the seldomer one is further out than all of them: where {@value #STEPS} are so, and at least half of all
 * that is written outside, they are somebody's aim, and no chance. The distance is counted from the values that are
 * known, never from what was written since. Confined to the analysis thread.
 */
final class Creeping {
    /** So many values, each of them further out than all before, are no chance. */
    static final int STEPS = 4;
    /** They are told once they lead beyond this part of what counts as close; less moves the process hardly. */
    private static final double FAR = 0.25;
    /** Steps that are further apart, whatever is written in between, belong to another season. */
    private static final long LAPSE = Nanos.DAY;
    /** Points that are followed; the least recent go first. */
    private static final int MAX_POINTS = 4_096;

    /** A way out of the known values. */
    static final class Walk {
        private boolean isUp;
        private double furthest;
        private int steps;
        private int writes;
        private double begun;
        private long first;
        private long last;

        /** How many steps there were. */
        int steps() {
            return steps;
        }

        /** The first value. */
        double begun() {
            return begun;
        }

        /** Event time of the first step, nanoseconds since 1970. */
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

    /** How many were forgotten. */
    long forgotten() {
        return walks.forgotten();
    }

    /** A value that is known is written: whoever does so goes back. */
    void back(WrittenValues written) {
        if (!walks.values().isEmpty()) {
            walks.remove(written.fact());
        }
    }

    /**
     * A value is written that is among the known ones of a point, or close to them; the walk, where it leads too far.
     *
     * @param low the least value that is known
     * @param high the greatest one
     * @param margin how far from the known values counts as close
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
