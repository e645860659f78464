package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.IntervalSet;
import io.otus.alert.baseline.WrittenValues;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A sample of written points. By the Good-Turing estimate, the points that were seen only once show how many were not
 * seen at all.
 */
final class PointSample {
    /** Share of writes to rarely written points, from which more points are to come. */
    private static final double UNSEEN = 0.03;
    /** Most writes of a point that counts as written once: a select and its operate are two writes. */
    private static final int ONCE = 2;
    /** Distance outside the seen points that counts as near, in average distances between them. */
    private static final int FEW = 3;
    /** Most writes per point on average, up to which hardly any point was written again. */
    private static final int YOUNG = 3;
    /** Most points, counted for each device, of a client whose points can be known at all. */
    private static final int MAX_POINTS = 4_096;

    private final Predicate<Fact> isDeclared;
    private final Map<Long, Long> times = new HashMap<>();
    private long visited;
    private long writes;
    private long low = Long.MAX_VALUE;
    private long high = Long.MIN_VALUE;

    /**
     * Creates an empty sample.
     *
     * @param isDeclared whether a person wrote a fact, which then means exactly what the line says
     */
    PointSample(Predicate<Fact> isDeclared) {
        this.isDeclared = isDeclared;
    }

    /**
     * Adds the points that a conversation is known to write. Returns false if there are none, or if a person declared
     * them.
     */
    boolean add(Conversation conversation, String space, @Nullable IntervalSet ranges) {
        boolean added = false;
        for (int i = 0; ranges != null && i < ranges.size(); i++) {
            Fact fact = ranges.fact(i);
            if (isDeclared.test(fact)) {
                return false;
            }
            if (fact.isKnown()) {
                added = true;
                writes += fact.count();
                low = Math.min(low, ranges.first(i));
                high = Math.max(high, ranges.last(i));
                count(conversation, space, ranges.first(i), ranges.last(i), fact);
            }
        }
        return added;
    }

    private void count(Conversation conversation, String space, long first, long last, Fact fact) {
        for (long point = first; point <= last && visited <= MAX_POINTS; point++) {
            visited++;
            WrittenValues written = conversation.values(space, point);
            long each = written == null
                    ? fact.count() / (last - first + 1)
                    : written.fact().count();
            times.merge(point, each, Long::sum);
        }
    }

    /** Returns whether hardly any write was to a rarely written point, so that no more points are to be expected. */
    boolean isSettled() {
        long seldom = times.values().stream().filter(each -> each <= ONCE).count();
        // Counts one more than was seen: a few writes without any such point prove little.
        return visited <= MAX_POINTS && seldom + 1 < UNSEEN * writes;
    }

    /** Returns whether points lie between those that were written. */
    boolean reaches(long first, long last) {
        return low <= first && last <= high;
    }

    /** Returns whether each of these points was written. */
    boolean has(long first, long last) {
        if (last - first >= times.size()) {
            return false;
        }
        for (long point = first; point <= last; point++) {
            if (!times.containsKey(point)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether points lie between those that were written, or near them. */
    boolean isNear(long first, long last) {
        long width = high - low + 1;
        long margin = FEW * Math.ceilDiv(width, times.size());
        if (first == last && writes <= (long) YOUNG * times.size()) { // points of blocks come and are counted together
            margin = Math.max(margin, width);
        }
        return first >= low - margin && last <= high + margin;
    }
}
