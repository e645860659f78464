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
 * Points whose state a device tells under another number: address plans give what is switched and what comes back of it
 * each a block, a round number apart. A point just beyond those that a client switches is one more of them where the
 * device tells a state for it as it does for each of theirs; where it tells none, nothing says that there is one.
 */
final class ReturnPoints {
    /** What lowers the severity of such a point. */
    static final String REASON =
            "Lowered: it is next to points that this client switches, and the device tells its state as it does theirs.";

    /** Fewer points that are switched show no plan. */
    private static final int PAIRS = 8;
    /** Blocks of a plan begin so many numbers apart, or a multiple of that. */
    private static final int ROUND = 100;
    /** The states of a switch: between, off, on, disturbed. */
    private static final int HIGHEST_STATE = 3;
    /** More points than this are not looked at one by one. */
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

    /** Whether the one point that is new in what is written is one more of those that the client switches. */
    boolean isOneMore(Conversation writer, PointRange range, long first, long last) {
        if (first != last || range.isNamed()) {
            return false;
        }
        String space = range.space();
        List<Switched> all = new ArrayList<>();
        TreeSet<Long> points = new TreeSet<>();
        List<Conversation> conversations = new ArrayList<>(baseline.siblings(writer));
        conversations.add(writer);
        for (Conversation each : conversations) {
            List<Long> its = switched(each, space);
            all.add(new Switched(each, its));
            points.addAll(its);
        }
        boolean isNext = points.size() >= PAIRS && (first == points.first() - 1 || first == points.last() + 1);
        if (!isNext || !isWrittenElsewhere(all, range, first)) {
            return false;
        }
        for (long distance : distances(writer, space, first)) {
            if (areTold(all, space, distance)) {
                return true;
            }
        }
        return false;
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

    /** Whether the value is one that the client writes to one of the others; a bit has no third one. */
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

    /** How far from a point states may be told that the device tells. */
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

    /** Whether for each point that is switched a state is told so far from it. */
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
