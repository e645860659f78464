package io.otus.alert.model;

import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.Set;

/**
 * The number of different things that somebody acts on within a minute: in the present minute, and in the busiest
 * learned one. Confined to the analysis thread.
 *
 * @param <T> the things, distinguished by {@code equals}
 */
public final class Busiest<T> {
    /** Least number within a minute that is more than a person does by hand. */
    public static final int LEAST = 12;
    /** Too many are at least this many times the number of the busiest learned minute. */
    public static final int FACTOR = 3;

    /** Most things that are distinguished within a minute. */
    private static final int MOST = 1_024;
    /** Upper limit for the busiest learned minute, so that a larger number can always be recognised. */
    private static final int MOST_LEARNED = MOST / FACTOR;

    private final Set<T> seen = new HashSet<>();
    private long since = Long.MIN_VALUE;
    private int learned;

    /**
     * Notes that something is acted on.
     *
     * @param time event time, nanoseconds since 1970
     * @param isLearning whether behaviour is still learned
     * @return whether the present minute has more than a person does by hand; false while learning
     */
    public boolean isMuch(T thing, long time, boolean isLearning) {
        if (since == Long.MIN_VALUE || time - since >= Nanos.MINUTE || time < since) {
            seen.clear();
            since = time;
        }
        if (seen.size() < MOST) {
            seen.add(thing);
        }
        if (isLearning) {
            learned(seen.size());
            return false;
        }
        return seen.size() >= LEAST;
    }

    /** Returns the number of different things in the present minute so far, at most {@value #MOST}. */
    public int count() {
        return seen.size();
    }

    /** Returns the number of the busiest learned minute. */
    public int learned() {
        return learned;
    }

    /** Restores the number that an earlier run learned. */
    public void learned(int most) {
        learned = Math.max(learned, Math.min(most, MOST_LEARNED));
    }

    /** Returns the things of the present minute. */
    public Set<T> things() {
        return seen;
    }
}
