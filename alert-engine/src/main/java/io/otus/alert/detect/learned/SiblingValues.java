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
 * What a client writes to the same points of other devices: by that, values of a point that it never wrote are judged.
 */
final class SiblingValues {
    /** Other devices whose values say that another one is none of them, where they are known well. */
    private static final int CONTRADICTING = 2;
    /** What is written elsewhere may be exceeded by this part of its range. */
    private static final double NEAR = 0.5;
    /** So many times as far as what is close, a value is one of them by no means, however few devices are known. */
    private static final int ABSURD = 10;
    /** Whole numbers below this are exact as reals. */
    private static final double EXACT = 1e15;

    private final Baseline baseline;
    private final Predicate<@Nullable Fact> isLearned;

    /** @param isLearned whether a fact was learned, and not declared by a person */
    SiblingValues(Baseline baseline, Predicate<@Nullable Fact> isLearned) {
        this.baseline = baseline;
        this.isLearned = isLearned;
    }

    /**
     * A value that none of the others gets.
     *
     * @param first index of its first point
     * @param last index of its last one
     * @param value it as text
     * @param others what they get
     * @param isDoubtful whether these are two only, and it might still be a setpoint of a third one
     */
    record Unusual(long first, long last, String value, String others, boolean isDoubtful) {}

    /**
     * Whether a number that is written in several parts is among or near those that go to the same points of enough
     * others.
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

    /** Whether a value is among or near those that go to the same point of enough others. */
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
     * What is written to new points that lies neither among nor near what the client writes to the same points of other
     * devices, the first that is no matter of doubt before one that is; null where all of it does, and where too little
     * is known of those to say.
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

    /** The first of two, unless it is doubtful and the other one is not: none is hidden behind a doubt. */
    private static Unusual graver(@Nullable Unusual first, Unusual other) {
        return first == null || (first.isDoubtful() && !other.isDoubtful()) ? other : first;
    }

    /** Numbers in several parts that the client writes to these points elsewhere, each as the first of them is made. */
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

    /** What a client writes to the same point of other devices. */
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

        /** Whether a value is among it, or near it. */
        boolean has(double value) {
            return count >= Familiarity.ELSEWHERE && isNear(value);
        }

        /** Whether enough is known to say that a value is neither; of two devices, only that it is not close. */
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

        /** Whether it is neither, nor close by its own size. */
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
