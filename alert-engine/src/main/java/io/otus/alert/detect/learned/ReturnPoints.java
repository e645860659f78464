package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.IntervalSet;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.baseline.WrittenValues;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the points under which a device reports the state of what is switched. Address plans give commands and states a
 * block each, a round number apart. A point just beyond those that a client switches is one more of them if the device
 * reports a state at the same distance as for all others; otherwise nothing shows that the point exists.
 */
final class ReturnPoints {
    /** The reason why the severity of such a point is lowered. */
    static final String REASON =
            "Lowered: it is next to points that this client switches, and the device tells its state as it does theirs.";

    /** Least switched points that show a plan. */
    private static final int PAIRS = 8;
    /** The distance of two blocks is a multiple of this. */
    private static final int ROUND = 100;
    /** The states of a switch: between, off, on, disturbed. */
    private static final int HIGHEST_STATE = 3;
    /** Most points that are looked at one by one. */
    private static final int MOST = 4_096;

    /** The points of a device that the client is known to switch. */
    private record Switched(Conversation of, List<Long> points) {}

    private final Baseline baseline;
    private final Predicate<@Nullable Fact> isLearned;

    /** @param isLearned whether a fact was learned, and not declared by a person */
    ReturnPoints(Baseline baseline, Predicate<@Nullable Fact> isLearned) {
        this.baseline = baseline;
        this.isLearned = isLearned;
    }

    /** Returns whether a single new written point is one more of those that the client switches. */
    boolean isOneMore(Conversation writer, PointRange range, long first, long last) {
        if (first != last || range.isNamed()) {
            return false;
        }
        String space = range.space();
        List<Conversation> conversations = new ArrayList<>(baseline.siblings(writer));
        conversations.add(writer);
        if (!isNextTo(conversations, space, first)) {
            return false;
        }
        List<Switched> all = new ArrayList<>();
        TreeSet<Long> points = new TreeSet<>();
        for (Conversation each : conversations) {
            List<Long> its = switched(each, space);
            all.add(new Switched(each, its));
            points.addAll(its);
        }
        if (points.size() < PAIRS || !isWrittenElsewhere(all, range, first)) {
            return false;
        }
        for (long distance : distances(writer, space, first)) {
            if (areTold(all, space, distance)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether a point is just before or just behind all learned ones. Looks at ranges only, as this is asked at
     * each repetition of a new command.
     */
    private boolean isNextTo(List<Conversation> conversations, String space, long point) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (Conversation each : conversations) {
            IntervalSet ranges = each.writes().ranges(space);
            for (int i = 0; ranges != null && i < ranges.size(); i++) {
                if (isLearned.test(ranges.fact(i))) {
                    least = Math.min(least, ranges.first(i));
                    most = Math.max(most, ranges.last(i));
                }
            }
        }
        return least <= most && (point == least - 1 || point == most + 1);
    }

    private List<Long> switched(Conversation conversation, String space) {
        List<Long> points = new ArrayList<>();
        IntervalSet ranges = conversation.writes().ranges(space);
        for (int i = 0; ranges != null && i < ranges.size(); i++) {
            for (long point = ranges.first(i);
                    isLearned.test(ranges.fact(i)) && point <= ranges.last(i) && points.size() < MOST;
                    point++) {
                points.add(point);
            }
        }
        return points;
    }

    /** Returns whether the client writes the value to another of the points. A bit has only two values: always true. */
    private static boolean isWrittenElsewhere(List<Switched> all, PointRange range, long point) {
        ValueList values = range.values();
        int at = (int) (point - range.first());
        if (at >= values.size() || values.type() == ValueType.BIT) {
            return at < values.size();
        }
        for (Switched each : all) {
            for (long other : each.points) {
                WrittenValues written = each.of.values(range.space(), other);
                if (written != null && written.values().contains(values, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the round distances from a point at which the device reports a state. */
    private List<Long> distances(Conversation writer, String space, long point) {
        List<Long> found = new ArrayList<>();
        for (Conversation reader : baseline.asked(writer.server())) {
            IntervalSet ranges = isOfSame(reader, writer) ? reader.reads().ranges(space) : null;
            for (int i = 0; ranges != null && i < ranges.size(); i++) {
                long nearest = ranges.first(i) + Math.floorMod(point - ranges.first(i), (long) ROUND);
                for (long state = nearest; state <= ranges.last(i) && found.size() < MOST; state += ROUND) {
                    if (state != point && isState(reader, space, state)) {
                        found.add(state - point);
                    }
                }
            }
        }
        return found;
    }

    /** Returns whether a state is reported at this distance from each switched point. */
    private boolean areTold(List<Switched> all, String space, long distance) {
        for (Switched each : all) {
            for (long point : each.points) {
                if (!isTold(each.of, space, point + distance)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isTold(Conversation writer, String space, long point) {
        for (Conversation reader : baseline.asked(writer.server())) {
            if (isOfSame(reader, writer) && isState(reader, space, point)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfSame(Conversation reader, Conversation writer) {
        return reader.protocol().equals(writer.protocol()) && reader.unit().equals(writer.unit());
    }

    private boolean isState(Conversation reader, String space, long point) {
        ReadPoint read = reader.readings().find(space, point);
        if (read == null || !isLearned.test(read.fact()) || read.values().isEmpty()) {
            return false;
        }
        ValueSet values = read.values();
        return values.isNumeric()
                ? !values.isRange() && values.low() >= 0 && values.high() <= HIGHEST_STATE
                : values.size() <= HIGHEST_STATE + 1; // bits, and states by their names
    }
}
