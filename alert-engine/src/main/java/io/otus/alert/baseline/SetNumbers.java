package io.otus.alert.baseline;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The numbers that points of a conversation were last set to in this run, and which points to each. Confined to the
 * analysis thread.
 */
final class SetNumbers {
    private final NavigableMap<Double, Set<ReadPoint>> points = new TreeMap<>();

    /** A point was set to another number than before; to not-a-number where it was set to none. */
    void move(ReadPoint point, double before, double now) {
        Set<ReadPoint> there = points.get(before);
        if (there != null && there.contains(point)) {
            if (there.size() == 1) {
                points.remove(before);
            } else {
                there.remove(point);
            }
        }
        if (Double.isFinite(now)) {
            points.put(now, Sparse.add(points.getOrDefault(now, Set.of()), point));
        }
    }

    /** As {@link ReadingSet#isBroughtWithin} says. */
    boolean isBroughtWithin(double low, double high, ValueSet known) {
        return isAnyWithin(
                low,
                high,
                (point, number) -> number != 0
                        && number != 1
                        && (point.values().overlaps(known) || !point.values().contains(number)));
    }

    /** As {@link ReadingSet#isSetpointWithin} says. */
    boolean isSetpointWithin(double low, double high, ValueSet known) {
        return isAnyWithin(low, high, (point, _) -> point.values().overlaps(known) && !isSwitch(point.values()));
    }

    private boolean isAnyWithin(double low, double high, BiPredicate<ReadPoint, Double> rule) {
        for (Map.Entry<Double, Set<ReadPoint>> each :
                points.subMap(low, true, high, true).entrySet()) {
            for (ReadPoint point : each.getValue()) {
                if (rule.test(point, each.getKey())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a point with such numbers is switched, as it never had others than 0 and 1. */
    static boolean isSwitch(ValueSet numbers) {
        return numbers.low() >= 0 && numbers.high() <= 1;
    }
}
