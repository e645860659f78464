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
 * Points that were written, as a sample of those that may be: by the estimate of Good and Turing, those that were seen
 * but once say how much was not seen at all.
 */
final class PointSample {
    /** Where at least this share of writes is of points that are seldom written, more points are to come. */
    private static final double UNSEEN = 0.03;
    /** A command is two writes where its point is selected first, so this often is once. */
    private static final int ONCE = 2;
    /** As many points lie beyond the outermost one that was seen as lie between so many that were. */
    private static final int FEW = 3;
    /** Where points were written no oftener than this on average, hardly any was written again. */
    private static final int YOUNG = 3;
    /** Who writes more points than this, counted for each device, has no list of them that could be known. */
    private static final int MAX_POINTS = 4_096;

    private final Predicate<Fact> isDeclared;
    private final Map<Long, Long> times = new HashMap<>();
    private long visited;
    private long writes;
    private long low = Long.MAX_VALUE;
    private long high = Long.MIN_VALUE;

    /** @param isDeclared whether a person wrote a fact down, who means what the line says */
    PointSample(Predicate<Fact> isDeclared) {
        this.isDeclared = isDeclared;
    }

    /** Adds what a conversation is known to write; false where that is nothing, or a person declared it. */
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

    /** Whether hardly any write was of a point that is seldom written, so that no more points are to be expected. */
    boolean isSettled() {
        long seldom = times.values().stream().filter(each -> each <= ONCE).count();
        // One more than was seen: a few writes without any such point prove little.
        return visited <= MAX_POINTS && seldom + 1 < UNSEEN * writes;
    }

    /** Whether points lie between those that were written. */
    boolean reaches(long first, long last) {
        return low <= first && last <= high;
    }

    /** Whether each of these points was written. */
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

    /** Whether points lie between those that were written, or not far from them. */
    boolean isNear(long first, long last) {
        long width = high - low + 1;
        long margin = FEW * Math.ceilDiv(width, times.size());
        if (first == last && writes <= (long) YOUNG * times.size()) { // points of blocks come and are counted together
            margin = Math.max(margin, width);
        }
        return first >= low - margin && last <= high + margin;
    }
}
