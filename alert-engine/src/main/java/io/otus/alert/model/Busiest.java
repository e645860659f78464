package io.otus.alert.model;

import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.Set;

/**
 * How many different things somebody acts on within a minute: in the present one, and in the busiest one that was
 * learned. Confined to the analysis thread.
 *
 * @param <T> the things, told apart by {@code equals}
 */
public final class Busiest<T> {
    /** Fewer within a minute are what a person does by hand. */
    public static final int LEAST = 12;
    /** Too many are so many times what the busiest minute had while that was learned. */
    public static final int FACTOR = 3;

    /** Things that are told apart within a minute. */
    private static final int MOST = 1_024;
    /** A minute that was learned counts as no busier than this, so that there is always one that is. */
    private static final int MOST_LEARNED = MOST / FACTOR;

    private final Set<T> seen = new HashSet<>();
    private long since = Long.MIN_VALUE;
    private int learned;

    /**
     * Something is acted on.
     *
     * @param time event time, nanoseconds since 1970
     * @param isLearning whether what happens now is usual
     * @return whether with this the minute has more than a person does by hand, and nothing is learned
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

    /** How many different ones the present minute had so far, at most {@value #MOST}. */
    public int count() {
        return seen.size();
    }

    /** The most of a learned minute. */
    public int learned() {
        return learned;
    }

    /** Takes up what was learned. */
    public void learned(int most) {
        learned = Math.max(learned, Math.min(most, MOST_LEARNED));
    }

    /** The things of the present minute. */
    public Set<T> things() {
        return seen;
    }
}
