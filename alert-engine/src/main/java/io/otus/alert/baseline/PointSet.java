package io.otus.alert.baseline;

import io.otus.core.event.PointRange;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The points that a conversation reads, those that it writes, or those that it publishes: per point space a set of
 * ranges. Confined to the analysis thread.
 */
public final class PointSet {
    /** Most spaces of one conversation; a point that is known by name only is a space of its own. */
    public static final int MAX_SPACES = 4_096;
    /** Most ranges that are read in one space; beyond that the closest ones are joined. */
    public static final int MAX_READ_RANGES = 64;
    /** Most ranges that are written in one space; they are never joined, and what comes then is not learned. */
    public static final int MAX_WRITTEN_RANGES = 4_096;

    private final PointUse use;
    /** By name. */
    private Map<String, IntervalSet> spaces = Map.of();

    private @Nullable String lastSpace;
    private @Nullable IntervalSet lastSet;
    private @Nullable Fact overflow;

    PointSet(PointUse use) {
        this.use = use;
    }

    /** The use of the points. */
    public PointUse use() {
        return use;
    }

    /** Whether these are the written points. */
    public boolean isWritten() {
        return use == PointUse.WRITE;
    }

    /** The ranges of a space; null when none of its points was seen. */
    public @Nullable IntervalSet ranges(String space) {
        if (space.equals(lastSpace)) { // most conversations poll one space
            return lastSet;
        }
        IntervalSet set = spaces.get(space);
        if (set != null) {
            lastSpace = space;
            lastSet = set;
        }
        return set;
    }

    /** Whether all points of a range are known. */
    public boolean isKnown(PointRange range) {
        IntervalSet set = ranges(range.space());
        Fact fact = set == null ? null : set.find(range.first(), range.last());
        return fact != null && fact.isKnown();
    }

    /** Whether any point is known whose name begins so. */
    public boolean isAnyKnown(String begin) {
        Map<String, IntervalSet> from =
                spaces instanceof SortedMap<String, IntervalSet> sorted ? sorted.tailMap(begin) : spaces;
        for (Map.Entry<String, IntervalSet> each : from.entrySet()) {
            if (!each.getKey().startsWith(begin)) {
                return false;
            }
            Fact fact = each.getValue().find(PointRange.NO_INDEX, PointRange.NO_INDEX);
            if (fact != null && fact.isKnown()) {
                return true;
            }
        }
        return false;
    }

    private IntervalSet rangesOrNew(String space) {
        IntervalSet known = spaces.get(space);
        if (known != null) {
            return known;
        }
        IntervalSet made = new IntervalSet();
        spaces = Sparse.putSorted(spaces, space, made);
        return made;
    }

    /** All spaces with their ranges, by name. */
    Map<String, IntervalSet> spaces() {
        return spaces;
    }

    /** Ranges of all spaces. */
    int size() {
        int ranges = 0;
        for (IntervalSet each : spaces.values()) {
            ranges += each.size();
        }
        return ranges;
    }

    /** The fact that all points share which found no room; null while there is room. */
    @Nullable
    Fact overflow() {
        return overflow;
    }

    /** Whether a range of this space would find no room of its own. */
    public boolean isFull(String space) {
        IntervalSet set = ranges(space);
        if (set == null) {
            return spaces.size() >= MAX_SPACES;
        }
        return isWritten() && set.size() >= MAX_WRITTEN_RANGES;
    }

    void overflow(Fact fact) {
        overflow = fact;
    }

    /** Adds a range of which no point is held yet, joins what touches, and keeps the number of ranges bounded. */
    void add(String space, long first, long last, Fact fact) {
        IntervalSet set = rangesOrNew(space);
        set.add(first, last, fact);
        set.joinAround(first);
        if (!isWritten() && set.size() > MAX_READ_RANGES) {
            set.coalesce();
        }
    }

    /** Adds a range as a person declared it: nothing is joined. */
    void declare(String space, long first, long last, boolean coalesced, Fact fact) {
        IntervalSet set = rangesOrNew(space);
        set.add(first, last, fact);
        if (coalesced) {
            set.markCoalesced();
        }
    }
}
