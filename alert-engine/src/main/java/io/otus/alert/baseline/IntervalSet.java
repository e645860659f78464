package io.otus.alert.baseline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Disjoint ranges of point indices in ascending order, each with its fact. Confined to the analysis thread. */
public final class IntervalSet {
    private long[] first = new long[1];
    private long[] last = new long[1];
    private Fact[] facts = new Fact[1];
    private int size;
    private boolean coalesced;

    /** Number of ranges. */
    public int size() {
        return size;
    }

    /** Index of the first point of a range. */
    public long first(int at) {
        return first[at];
    }

    /** Index of the last point of a range. */
    public long last(int at) {
        return last[at];
    }

    /** The fact of a range. */
    public Fact fact(int at) {
        return facts[at];
    }

    /** Whether ranges were joined across points that were never seen, to keep their number bounded. */
    public boolean isCoalesced() {
        return coalesced;
    }

    void markCoalesced() {
        coalesced = true;
    }

    /** The fact of the range that holds all of {@code from..to}; null when no single one does. */
    public @Nullable Fact find(long from, long to) {
        if (size == 1) { // the usual case by far
            return first[0] <= from && to <= last[0] ? facts[0] : null;
        }
        int at = ceiling(from);
        return at < size && first[at] <= from && to <= last[at] ? facts[at] : null;
    }

    /** The range that holds a point, or the next one above; {@link #size} when there is none. */
    public int ceiling(long point) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (last[middle] < point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first point of {@code from..to} that no range holds; {@code to + 1} when all are held. */
    public long firstGap(long from, long to) {
        long point = from;
        for (int at = ceiling(from); at < size && first[at] <= point && point <= to; at++) {
            point = last[at] + 1;
        }
        return Math.min(point, to + 1);
    }

    /** The last point of the gap that begins at {@code from}, at most {@code to}. */
    public long gapEnd(long from, long to) {
        int at = ceiling(from);
        return at < size ? Math.min(to, first[at] - 1) : to;
    }

    /** Adds a range of which no point is held yet. */
    void add(long from, long to, Fact fact) {
        int at = ceiling(from);
        if (size == facts.length) {
            int capacity = size * 2;
            first = Arrays.copyOf(first, capacity);
            last = Arrays.copyOf(last, capacity);
            facts = Arrays.copyOf(facts, capacity);
        }
        System.arraycopy(first, at, first, at + 1, size - at);
        System.arraycopy(last, at, last, at + 1, size - at);
        System.arraycopy(facts, at, facts, at + 1, size - at);
        first[at] = from;
        last[at] = to;
        facts[at] = fact;
        size++;
    }

    /**
     * Joins the range that holds a point with neighbours that it touches, where both were learned here: the text then
     * says {@code 100..139} and not ten pieces of it.
     */
    void joinAround(long point) {
        int at = ceiling(point);
        if (at + 1 < size && isJoint(at)) {
            join(at);
        }
        if (at > 0 && at < size && isJoint(at - 1)) {
            join(at - 1);
        }
    }

    /** Joins all ranges that touch and were learned here. */
    void joinAll() {
        for (int at = size - 2; at >= 0; at--) {
            if (isJoint(at)) {
                join(at);
            }
        }
    }

    private boolean isJoint(int at) {
        return last[at] + 1 == first[at + 1] && isLearnedHere(facts[at]) && isLearnedHere(facts[at + 1]);
    }

    private static boolean isLearnedHere(Fact fact) {
        return fact.state() == FactState.LEARNED && fact.source() == null;
    }

    /**
     * Joins the two neighbours with the smallest gap between them, the lowest where several are equal. What a person
     * declared stays as it is.
     *
     * @return whether there were two to join
     */
    boolean coalesce() {
        int best = -1;
        long bestGap = Long.MAX_VALUE;
        for (int at = 0; at < size - 1; at++) {
            long gap = first[at + 1] - last[at];
            if (gap < bestGap && mayGiveWay(facts[at], facts[at + 1])) {
                best = at;
                bestGap = gap;
            }
        }
        if (best < 0) {
            return false;
        }
        coalesced |= bestGap > 1;
        join(best);
        return true;
    }

    private static boolean mayGiveWay(Fact one, Fact other) {
        return one.state() == other.state()
                && one.state() != FactState.APPROVED
                && one.source() == null
                && other.source() == null;
    }

    private void join(int at) {
        last[at] = last[at + 1];
        facts[at].absorb(facts[at + 1]);
        facts[at].share();
        size--;
        System.arraycopy(first, at + 2, first, at + 1, size - at - 1);
        System.arraycopy(last, at + 2, last, at + 1, size - at - 1);
        System.arraycopy(facts, at + 2, facts, at + 1, size - at - 1);
    }
}
