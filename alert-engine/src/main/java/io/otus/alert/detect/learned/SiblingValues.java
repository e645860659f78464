package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.WrittenValues;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values that a client writes to the same points of other devices. They show whether a value of a point that it
 * never wrote is usual.
 */
final class SiblingValues {
    /** Least number of other devices whose values can show that another value is unusual, if they are well known. */
    private static final int CONTRADICTING = 2;
    /** Part of the range written elsewhere by which a value may exceed that range. */
    private static final double NEAR = 0.5;
    /**
     * Multiple of the distance that counts as close, beyond which a value is certainly unusual, however few devices are
     * known.
     */
    private static final int ABSURD = 10;
    /** Limit below which whole numbers are exact as reals. */
    private static final double EXACT = 1e15;

    private final Baseline baseline;
    private final Predicate<@Nullable Fact> isLearned;

    /**
     * Creates a look-up.
     *
     * @param isLearned returns whether a fact was learned, and not declared by a person
     */
    SiblingValues(Baseline baseline, Predicate<@Nullable Fact> isLearned) {
        this.baseline = baseline;
        this.isLearned = isLearned;
    }

    /**
     * A value unlike those of the other devices.
     *
     * @param first index of its first point
     * @param last index of its last point
     * @param value the value as text
     * @param others the range of values that the others get
     * @param isDoubtful whether only two others are known, and the value may still be a setpoint of a third device
     */
    record Unusual(long first, long last, String value, String others, boolean isDoubtful) {}

    /**
     * Returns whether a number that is written in several parts is among or near those written to the same points of
     * enough other devices.
     */
    boolean hasNumber(Conversation conversation, PointRange range, WholeNumber whole) {
        Elsewhere elsewhere = new Elsewhere();
        for (Conversation other : baseline.siblings(conversation)) {
            WholeNumber its = whole.of(other, range);
            if (its != null && isLearned.test(its.upper().fact())) {
                elsewhere.add(its.low(), its.high(), its.writes());
            }
        }
        return elsewhere.has(whole.value());
    }

    /** Returns whether a value is among or near those written to the same point of enough other devices. */
    boolean hasValue(Conversation conversation, PointRange range, int at) {
        if (!range.values().type().isNumeric()) {
            return false;
        }
        long index = range.isNamed() ? PointRange.NO_INDEX : range.first() + at;
        return values(baseline.siblings(conversation), range.space(), index)
                .has(range.values().number(at));
    }

    private Elsewhere values(Iterable<Conversation> siblings, String space, long index) {
        Elsewhere elsewhere = new Elsewhere();
        for (Conversation other : siblings) {
            WrittenValues its = other.values(space, index);
            if (its != null && isLearned.test(its.fact()) && its.values().isNumeric()) {
                elsewhere.add(
                        its.values().low(), its.values().high(), its.fact().count());
            }
        }
        return elsewhere;
    }

    /**
     * Returns a value written to new points that is neither among nor near what the client writes to the same points of
     * other devices, a certain one before a doubtful one; null if all values are usual, or if too little is known of
     * the others.
     */
    @Nullable
    Unusual unusual(Conversation conversation, PointRange range, long first, long last) {
        ValueList values = range.values();
        if (!values.type().isNumeric() || values.type() == ValueType.BIT) {
            return null;
        }
        List<Conversation> siblings = baseline.siblings(conversation);
        if (range.isNamed()) {
            long named = PointRange.NO_INDEX;
            Elsewhere elsewhere = values(siblings, range.space(), named);
            boolean isFar = values.size() == 1 && elsewhere.isFarFrom(values.number(0));
            return isFar ? elsewhere.unusual(named, named, values.text(0), values.number(0)) : null;
        }
        Map<WholeNumber, Elsewhere> wholes = wholes(siblings, range);
        Unusual gravest = null;
        for (Map.Entry<WholeNumber, Elsewhere> each : wholes.entrySet()) {
            WholeNumber whole = each.getKey();
            if (each.getValue().excludes(whole.value())) {
                gravest = graver(
                        gravest, each.getValue().unusual(whole.first(), whole.last(), whole.text(), whole.value()));
            }
        }
        for (int i = 0; i < Math.min(values.size(), range.count()); i++) {
            long index = range.first() + i;
            boolean isPart = wholes.keySet().stream().anyMatch(whole -> whole.has(index));
            if (index >= first && index <= last && !isPart) {
                Elsewhere elsewhere = values(siblings, range.space(), index);
                if (elsewhere.excludes(values.number(i))) {
                    gravest = graver(gravest, elsewhere.unusual(index, index, values.text(i), values.number(i)));
                }
            }
        }
        return gravest;
    }

    /**
     * Returns the first of two, unless it is doubtful and the other one is not, so that a doubtful value does not hide
     * a certain one.
     */
    private static Unusual graver(@Nullable Unusual first, Unusual other) {
        return first == null || (first.isDoubtful() && !other.isDoubtful()) ? other : first;
    }

    /**
     * Returns the numbers in several parts that the client writes to these points elsewhere, each in the form that the
     * first of the other devices has.
     */
    private Map<WholeNumber, Elsewhere> wholes(List<Conversation> siblings, PointRange range) {
        Map<Long, WholeNumber> first = new TreeMap<>();
        Map<WholeNumber, Elsewhere> known = new LinkedHashMap<>();
        for (Conversation other : siblings) {
            for (WholeNumber whole : WholeNumber.in(other, range)) {
                if (!isLearned.test(whole.upper().fact())) {
                    continue;
                }
                WholeNumber of = first.computeIfAbsent(whole.first(), _ -> whole);
                known.computeIfAbsent(of, _ -> new Elsewhere()).add(whole.low(), whole.high(), whole.writes());
            }
        }
        return known;
    }

    /** The values that a client writes to the same point of other devices. */
    private static final class Elsewhere {
        private int count;
        private long writes;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        void add(double least, double most, long times) {
            count++;
            writes += times;
            low = Math.min(low, least);
            high = Math.max(high, most);
        }

        /** Returns whether a value is among them or near them. */
        boolean has(double value) {
            return count >= Familiarity.ELSEWHERE && isNear(value);
        }

        /**
         * Returns whether enough is known to say that a value is neither; with two devices, only that it is not close.
         */
        boolean excludes(double value) {
            if (isSwitch() && (value == 0 || value == 1)) {
                return false; // the other one of two
            }
            return count >= Familiarity.ELSEWHERE
                    ? !isNear(value)
                    : count >= CONTRADICTING
                            && writes >= Familiarity.ENOUGH
                            && !Familiarity.isClose(low, high, value, writes);
        }

        /** Returns whether a value is neither, nor close by its own size. */
        boolean isFarFrom(double value) {
            return excludes(value) && !Familiarity.isClose(low, high, value, writes);
        }

        Unusual unusual(long first, long last, String text, double value) {
            double margin = ABSURD * Familiarity.margin(low, high, writes);
            boolean isAbsurd = !(low - margin <= value && value <= high + margin);
            return new Unusual(
                    first, last, text, text(low) + " to " + text(high), count < Familiarity.ELSEWHERE && !isAbsurd);
        }

        private static String text(double number) {
            return number == Math.rint(number) && Math.abs(number) < EXACT
                    ? Long.toString((long) number)
                    : Float.toString((float) number);
        }

        private boolean isSwitch() {
            return low >= 0 && high <= 1;
        }

        private boolean isNear(double value) {
            double margin = NEAR * (high - low);
            return low - margin <= value && value <= high + margin;
        }
    }
}
