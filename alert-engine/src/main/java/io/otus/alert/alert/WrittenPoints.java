package io.otus.alert.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The points that are written in one piece of declared work, in the order of their first time. Each is followed until
 * the work ends, whoever writes to it: what an engineer signs off is the value that stays. Listed are those that some
 * finding is about. Confined to the analysis thread until the run has ended.
 */
final class WrittenPoints {
    /** Most points that are followed. */
    static final int MAX_FOLLOWED = 400;

    /** Most points that are listed; the findings on further ones are counted. */
    static final int MAX_LISTED = 100;

    private final List<WrittenPoint> points = new ArrayList<>(0);
    private int listed;
    private long further;

    /** Returns the points that are listed. */
    List<Written> listed() {
        return points.stream()
                .filter(WrittenPoint::isListed)
                .map(WrittenPoint::written)
                .toList();
    }

    /** Returns how often a finding was about a point that is not listed. */
    long further() {
        return further;
    }

    /** Returns how many points are followed. */
    int followed() {
        return points.size();
    }

    /**
     * Follows the points of a request from now on.
     *
     * @param server the device that is asked
     * @param ranges the request's points, words that form one number as one
     * @param found is given each point that was not followed before, to be told what it was before
     */
    void follow(AssetModel server, Operation operation, List<PointRange> ranges, Consumer<WrittenPoint> found) {
        for (PointRange range : ranges) {
            int count = isSingle(range) ? 1 : range.count();
            for (int i = 0; i < count && points.size() < MAX_FOLLOWED; i++) {
                WrittenPoint point =
                        new WrittenPoint(server, operation.protocol(), operation.unit(), part(range, i, count));
                if (!isFollowed(point, server, operation)) {
                    found.accept(point);
                    points.add(point);
                }
            }
        }
    }

    /** Returns whether a range has a value for all of it, or none, and not one for each point. */
    private static boolean isSingle(PointRange range) {
        return range.isNamed() || range.values().size() != range.count();
    }

    private static PointRange part(PointRange range, int at, int count) {
        ValueList values = range.values();
        return count == 1 ? range : new PointRange(range.space(), range.first() + at, 1, values.first(1));
    }

    private boolean isFollowed(WrittenPoint point, AssetModel server, Operation operation) {
        for (WrittenPoint each : points) {
            if (each.isOf(server, operation.protocol(), operation.unit()) && each.covers(point)) {
                return true;
            }
        }
        return false;
    }

    /** Lists the points of a request on which there is a finding. */
    void list(AssetModel server, Operation operation) {
        boolean[] isAny = new boolean[1];
        forEach(server, operation, (point, _) -> {
            isAny[0] = true;
            if (!point.isListed() && listed < MAX_LISTED) {
                point.list();
                listed++;
            }
            further += point.isListed() ? 0 : 1;
        });
        further += isAny[0] || operation.points().isEmpty() ? 0 : 1;
    }

    /** Passes each followed point that a request is about, with the value that the request has for it. */
    void forEach(AssetModel server, Operation operation, BiConsumer<WrittenPoint, Written.Value> visitor) {
        for (WrittenPoint point : points) {
            if (point.isOf(server, operation.protocol(), operation.unit())) {
                for (PointRange range : operation.points()) {
                    Written.Value value = point.valueIn(range);
                    if (value != null) {
                        visitor.accept(point, value);
                    }
                }
            }
        }
    }
}
