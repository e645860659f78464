package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.IntervalSet;
import io.otus.alert.baseline.PointUse;
import io.otus.alert.baseline.Role;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.baseline.WrittenValues;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether something new was to be expected, so that it is told with low severity. That is so in two cases:
 *
 * <ul>
 *   <li>Learning had not seen nearly all of its kind (by the Good-Turing estimate: the share of observations that
 *       brought something new), and it is close to what was seen.
 *   <li>The same client does the same thing with several other devices.
 * </ul>
 *
 * <p>Never where a person declared what is normal without a history of it: then it is not.
 */
final class Familiarity {
    /** What lowers the severity of a new point. */
    static final String REASON =
            "Lowered: this client does much the same already, and learning had not seen nearly all of it.";
    /** What lowers the severity of a new value. */
    static final String VALUE_REASON =
            "Lowered: few writes of this point are known, nearly each brought a new value, and this one lies close to"
                    + " them, or among those that the client writes to the same point of other devices.";

    /** Share of observations that brought something new, from which more is to come. */
    private static final double UNSEEN = 0.01;
    /** Share of writes with a new value from which a point counts as freely set by an operator. */
    private static final double SET_FREELY = 0.5;
    /** Writes from which on that can be said. */
    static final int ENOUGH = 5;
    /** Other devices with which the client does the same. */
    static final int ELSEWHERE = 3;
    /**
     * After so few writes their range says little; new ones lie within so many times what lies between those that are
     * known.
     */
    private static final int FEW = 3;
    /** A point that was written no oftener than this may have been switched one way only. */
    private static final int YOUNG = 3;
    /** Where a point had one value only, this part of it counts as close. */
    private static final double CLOSE = 0.25;

    private final Baseline baseline;

    private final SiblingValues elsewhere;

    Familiarity(Baseline baseline) {
        this.baseline = baseline;
        this.elsewhere = new SiblingValues(baseline, this::isLearned);
    }

    /**
     * Whether a value is close to the values of its point, or among or near those that the client writes to the same
     * point of other devices.
     *
     * @param range what was written with it
     * @param at which of its values
     */
    boolean isExpected(Conversation conversation, PointRange range, int at, WrittenValues written) {
        ValueList values = range.values();
        if (isDeclared(written.fact()) || !isUnsettled(written) || isNoNumber(values, at)) {
            return false;
        }
        return isExpected(written, values, at) || elsewhere.hasValue(conversation, range, at);
    }

    /**
     * Whether a number that is written in several parts is close to those that were written so, or, where it is of
     * words, among or near those that the client writes to the same points of other devices.
     *
     * @param range what was written with it
     * @param at which of its values is the first part that is none of those that were written before
     */
    boolean isExpected(Conversation conversation, PointRange range, WholeNumber whole, int at) {
        for (int i = at; range.first() + i <= whole.last(); i++) {
            WrittenValues part = conversation.values(range.space(), range.first() + i);
            boolean isNew = part != null && !part.values().contains(range.values(), i);
            if (part == null || (isNew && (isDeclared(part.fact()) || !isUnsettled(part)))) {
                return false;
            }
        }
        return Float.isFinite(whole.value())
                && (isClose(whole.low(), whole.high(), whole.value(), whole.writes())
                        || elsewhere.hasNumber(conversation, range, whole));
    }

    /**
     * Whether a value that {@link #isExpected(Conversation, PointRange, int, WrittenValues) is expected} is no news at
     * all: it lies among numbers that are set freely, as at least half of the writes brought another one, or no further
     * beyond them than a few of them lie apart. A setpoint that an operator moves is no list of values, however few of
     * them were seen.
     */
    static boolean isAmong(WrittenValues written, ValueList values, int at) {
        ValueSet known = written.values();
        return values.type().isNumeric()
                && values.type() != ValueType.BIT
                && known.isNumeric()
                && isSetFreely(written)
                && isAmong(
                        known.low(),
                        known.high(),
                        values.number(at),
                        written.fact().count());
    }

    /**
     * {@link #isAmong(WrittenValues, ValueList, int)} of a number in several parts; {@code at} is the first new one.
     */
    static boolean isAmong(Conversation conversation, PointRange range, WholeNumber whole, int at) {
        WrittenValues part = conversation.values(range.space(), range.first() + at);
        return part != null && isSetFreely(part) && isAmong(whole.low(), whole.high(), whole.value(), whole.writes());
    }

    private static boolean isAmong(double low, double high, double value, long writes) {
        double beyond = FEW * (high - low) / Math.max(1, writes - 1);
        return low - beyond <= value && value <= high + beyond;
    }

    /**
     * Whether a point that was switched one way a few times is now switched the other way: of most it was not to be
     * seen yet.
     *
     * @param isSwitched whether the point is switched, and not set
     */
    static boolean isOtherWay(WrittenValues written, ValueList values, boolean isSwitched) {
        boolean isOneOfTwo = values.type() == ValueType.BIT || (isSwitched && values.type() == ValueType.TEXT);
        return isOneOfTwo && written.values().size() == 1 && written.fact().count() <= YOUNG;
    }

    /** A range stands for more numbers than a list takes, and is set freely by that alone. */
    private static boolean isSetFreely(WrittenValues written) {
        ValueSet known = written.values();
        long count = written.fact().count();
        return count >= ENOUGH && (known.isRange() || known.size() >= SET_FREELY * count);
    }

    /**
     * Whether a real is none: not-a-number, or an infinite one. It is close to nothing, whatever was written before.
     */
    static boolean isNoNumber(ValueList values, int at) {
        return values.type() == ValueType.REAL && !Double.isFinite(values.number(at));
    }

    /** Whether new values of a point are to be expected, by how many of its writes brought one. */
    private static boolean isUnsettled(WrittenValues written) {
        ValueSet known = written.values();
        long count = written.fact().count();
        return count > 0 && (known.isRange() ? 2.0 / (count + 1) : (double) known.size() / count) >= UNSEEN;
    }

    /** Whether a value is close to the values of its point, of which more are to be expected. */
    private static boolean isExpected(WrittenValues written, ValueList values, int at) {
        ValueSet known = written.values();
        if (!values.type().isNumeric() || !known.isNumeric()) {
            return !known.isNumeric() && !values.type().isNumeric();
        }
        if (values.type() == ValueType.BIT) {
            return true; // the other one of two
        }
        return isClose(
                known.low(), known.high(), values.number(at), written.fact().count());
    }

    static boolean isClose(double low, double high, double value, long writes) {
        double margin = margin(low, high, writes);
        return low - margin <= value && value <= high + margin;
    }

    /**
     * How far from the values of a point others count as close.
     *
     * @param writes how many of them are known
     */
    static double margin(double low, double high, long writes) {
        double spread = high - low;
        return writes > FEW
                ? Math.max(spread, CLOSE * Math.max(Math.abs(low), 1))
                : FEW * Math.max(spread, CLOSE * Math.max(Math.abs(high), 1)); // hardly anything is known of it yet
    }

    /** Whether a conversation that writes other points of this space so often may be expected to write these. */
    boolean isExpected(Conversation conversation, @Nullable IntervalSet ranges, String space, long first, long last) {
        List<Conversation> siblings = baseline.siblings(conversation);
        int same = 0;
        for (Conversation other : siblings) {
            IntervalSet its = other.writes().ranges(space);
            same += its != null && isLearned(its.find(first, last)) ? 1 : 0;
        }
        if (same >= ELSEWHERE) {
            return true;
        }
        PointSample all = sample();
        int others = 0;
        for (Conversation other : siblings) {
            others += all.add(other, space, other.writes().ranges(space)) ? 1 : 0;
        }
        boolean isPool = others >= ELSEWHERE;
        if (isPool && (all.has(first, last) || (!all.isSettled() && all.reaches(first, last)))) {
            return true;
        }
        PointSample own = sample();
        if (!own.add(conversation, space, ranges) || own.isSettled() || !own.isNear(first, last)) {
            return false;
        }
        // What a client never wrote to any of many alike devices is not near what it writes to one.
        all.add(conversation, space, ranges);
        return !isPool || !all.isSettled() || all.reaches(first, last);
    }

    private PointSample sample() {
        return new PointSample(this::isDeclared);
    }

    /** What the client writes to the same points of other devices. */
    SiblingValues elsewhere() {
        return elsewhere;
    }

    /** Whether the client reads these points of several other devices. */
    boolean isReadElsewhere(Conversation conversation, PointUse use, String space, long first, long last) {
        return countSiblings(conversation, other -> {
                    IntervalSet ranges = other.points(use).ranges(space);
                    return ranges == null ? null : ranges.find(first, last);
                })
                >= ELSEWHERE;
    }

    /** Whether the client uses a service with several other devices; with one, where the service changes nothing. */
    boolean isUsedElsewhere(Conversation conversation, Service service) {
        int least = Role.of(service.action()) == null ? 1 : ELSEWHERE;
        return countSiblings(conversation, other -> other.functions().find(service)) >= least;
    }

    /** With how many other devices the client did something while learning. */
    private int countSiblings(Conversation conversation, Function<Conversation, @Nullable Fact> does) {
        int siblings = 0;
        for (Conversation other : baseline.siblings(conversation)) {
            siblings += isLearned(does.apply(other)) ? 1 : 0;
        }
        return siblings;
    }

    private boolean isLearned(@Nullable Fact fact) {
        return fact != null && fact.isKnown() && !isDeclared(fact);
    }

    private boolean isDeclared(Fact fact) {
        return !baseline.learning().isHeard(fact);
    }
}
