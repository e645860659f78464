package io.otus.alert.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Finding;
import io.otus.alert.word.PairType;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** Most points that are listed; further ones are counted. */
    static final int MAX_LISTED = 100;

    /** Most points that are counted while the work goes on. */
    static final int MAX_COUNTED = 4_000;

    private final List<WrittenPoint> points = new ArrayList<>(0);
    private int listed;
    /** Points that some finding is about and that are not listed, each once: a write may have several findings. */
    private Set<Place> further = new HashSet<>();
    /** How many of these were known when the work ended. */
    private long furtherBefore;

    private record Place(AssetModel server, String protocol, String unit, String space, long first) {
        Place(AssetModel server, Operation operation, String space, long first) {
            this(server, operation.protocol(), operation.unit(), space, first);
        }
    }

    /** Returns the points that are listed. */
    List<Written> listed() {
        return points.stream()
                .filter(WrittenPoint::isListed)
                .map(WrittenPoint::written)
                .toList();
    }

    /** Returns how many points some finding was about that are not listed. */
    long further() {
        return furtherBefore + further.size();
    }

    /** Returns how many points are followed. */
    int followed() {
        return points.size();
    }

    /** The work ended: forgets all but what is listed. */
    void end() {
        points.removeIf(each -> !each.isListed());
        furtherBefore += further.size();
        further = new HashSet<>();
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
            int count = countOf(range);
            boolean isPair = PairType.of(range.space(), range.first()) != null;
            String space = isPair ? PairType.wordSpace(range.space()) : range.space();
            int size = isPair ? 2 : range.count() / Math.max(1, count);
            for (int i = 0; i < count && points.size() < MAX_FOLLOWED; i++) {
                if (!isFollowed(server, operation, space, range.first() + i, size)) {
                    WrittenPoint point =
                            new WrittenPoint(server, operation.protocol(), operation.unit(), part(range, i, count));
                    found.accept(point);
                    points.add(point);
                }
            }
        }
    }

    /** Returns how many points of a range have values of their own: one if all have one value together, or none. */
    private static int countOf(PointRange range) {
        return range.isNamed() || range.values().size() != range.count() ? 1 : range.count();
    }

    private static PointRange part(PointRange range, int at, int count) {
        ValueList values = range.values();
        return count == 1 ? range : new PointRange(range.space(), range.first() + at, 1, values.first(1));
    }

    private boolean isFollowed(AssetModel server, Operation operation, String space, long first, int size) {
        for (WrittenPoint each : points) {
            if (each.isOf(server, operation.protocol(), operation.unit()) && each.covers(space, first, size)) {
                return true;
            }
        }
        return false;
    }

    /** Lists the points of a request on which there are findings, or counts them. */
    void list(AssetModel server, Operation operation, List<Finding> findings) {
        for (WrittenPoint point : points) {
            if (!point.isListed()
                    && point.isOf(server, operation.protocol(), operation.unit())
                    && operation.points().stream().anyMatch(point::isIn)
                    && isMeant(findings, point.space(), point.first(), point.size())) {
                if (listed < MAX_LISTED) {
                    point.list();
                    listed++;
                } else if (further.size() < MAX_COUNTED) {
                    further.add(new Place(server, operation, point.space(), point.first()));
                }
            }
        }
        if (points.size() >= MAX_FOLLOWED) {
            operation.points().forEach(range -> countRest(server, operation, range, findings));
        }
    }

    /** Counts the points of a range that cannot be followed. */
    private void countRest(AssetModel server, Operation operation, PointRange range, List<Finding> findings) {
        int count = countOf(range);
        int size = range.count() / Math.max(1, count);
        for (int i = 0; i < count && further.size() < MAX_COUNTED; i++) {
            long first = range.first() + i;
            Place place = new Place(server, operation, range.space(), first);
            if (isMeant(findings, range.space(), first, size)
                    && !further.contains(place)
                    && !isFollowed(server, operation, range.space(), first, size)) {
                further.add(place);
            }
        }
    }

    /** Returns whether some finding is about these points, or about all of the request. */
    private static boolean isMeant(List<Finding> findings, String space, long first, int size) {
        for (Finding finding : findings) {
            PointRange concerned = finding.broken().concerned();
            if (concerned == null || WrittenPoint.isIn(concerned, space, first, size)) {
                return true;
            }
        }
        return false;
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
