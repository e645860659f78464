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
 * Decides whether something new was to be expected, so that it is reported with low severity. That is so in two cases:
 *
 * <ul>
 *   <li>Learning had not seen nearly all of its kind, and it is close to what was seen. By the Good-Turing estimate,
 *       the share of observations that brought something new says how much is still unseen.
 *   <li>The same client does the same with several other devices.
 * </ul>
 *
 * <p>Facts that a person declared without a history are complete: nothing else is expected beside them.
 */
final class Familiarity {
    /** Reason for the lowered severity of a new point. */
    static final String REASON =
            "Lowered: this client does much the same already, and learning had not seen nearly all of it.";
    /** Reason for the lowered severity of a new value. */
    static final String VALUE_REASON =
            "Lowered: few writes of this point are known, nearly each brought a new value, and this one lies close to"
                    + " them, or among those that the client writes to the same point of other devices.";

    /** Share of observations that brought something new, from which more is to come. */
    private static final double UNSEEN = 0.01;
    /** Share of writes with a new value, from which a point counts as freely set by an operator. */
    private static final double SET_FREELY = 0.5;
    /** Least writes from which that can be said. */
    static final int ENOUGH = 5;
    /** Least number of other devices with which the client does the same. */
    static final int ELSEWHERE = 3;
    /**
     * Writes up to which their range says little; also the factor by which an expected value may lie outside it, in
     * average distances between known values.
     */
    private static final int FEW = 3;
    /** Most writes after which a point may still have been switched one way only. */
    private static final int YOUNG = 3;
    /** Part of the value that counts as close, for a point with one value only. */
    private static final double CLOSE = 0.25;

    private final Baseline baseline;

    private final SiblingValues elsewhere;
    private final ReturnPoints returns;

    Familiarity(Baseline baseline) {
        this.baseline = baseline;
        this.elsewhere = new SiblingValues(baseline, this::isLearned);
        this.returns = new ReturnPoints(baseline, this::isLearned);
    }

    /**
     * Returns whether a value is close to the values of its point, or among or near those that the client writes to the
     * same point of other devices.
     *
     * @param range the points and values of the message
     * @param at index of the value
     */
    boolean isExpected(Conversation conversation, PointRange range, int at, WrittenValues written) {
        ValueList values = range.values();
        if (isDeclared(written.fact()) || !isUnsettled(written) || isNoNumber(values, at)) {
            return false;
        }
        return isExpected(written, values, at) || elsewhere.hasValue(conversation, range, at);
    }

    /**
     * Returns whether a number that is written in several parts is close to those written before, or, if its parts are
     * words, among or near those that the client writes to the same points of other devices.
     *
     * @param range the points and values of the message
     * @param at index of the first part whose value is new
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
     * Returns whether a value that {@link #isExpected(Conversation, PointRange, int, WrittenValues) is expected} is no
     * news at all. The point is set freely, as at least half of the writes brought another value, and the value lies
     * within the known numbers, or no further outside than a few average distances between them. A setpoint that an
     * operator moves has no fixed list of values, however few of them were seen.
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
     * Like {@link #isAmong(WrittenValues, ValueList, int)} for a number in several parts; {@code at} is the first new
     * part.
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
     * Returns whether a point that was switched one way a few times is now switched the other way, which most points
     * had no occasion to do yet.
     *
     * @param isSwitched whether the point is switched, not set
     */
    static boolean isOtherWay(WrittenValues written, ValueList values, boolean isSwitched) {
        boolean isOneOfTwo = values.type() == ValueType.BIT || (isSwitched && values.type() == ValueType.TEXT);
        return isOneOfTwo && written.values().size() == 1 && written.fact().count() <= YOUNG;
    }

    /** A range stands for more numbers than a list can hold, which alone shows that the point is set freely. */
    private static boolean isSetFreely(WrittenValues written) {
        ValueSet known = written.values();
        long count = written.fact().count();
        return count >= ENOUGH && (known.isRange() || known.size() >= SET_FREELY * count);
    }

    /** Returns whether a real is not a number, or infinite. Such a value is close to nothing. */
    static boolean isNoNumber(ValueList values, int at) {
        return values.type() == ValueType.REAL && !Double.isFinite(values.number(at));
    }

    /** Returns whether new values of a point are to be expected, by the share of its writes that brought one. */
    private static boolean isUnsettled(WrittenValues written) {
        ValueSet known = written.values();
        long count = written.fact().count();
        return count > 0 && (known.isRange() ? 2.0 / (count + 1) : (double) known.size() / count) >= UNSEEN;
    }

    /** Returns whether a value is close to the known values of a point of which more are to be expected. */
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
     * Returns the distance from the values of a point that counts as close.
     *
     * @param writes number of known writes
     */
    static double margin(double low, double high, long writes) {
        double spread = high - low;
        return writes > FEW
                ? Math.max(spread, CLOSE * Math.max(Math.abs(low), 1))
                : FEW * Math.max(spread, CLOSE * Math.max(Math.abs(high), 1)); // hardly anything is known of it yet
    }

    /** Returns whether a conversation that writes other points of this space may be expected to write these. */
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
        // A point that the client writes to none of many similar devices is not near the points that it writes to one.
        all.add(conversation, space, ranges);
        return !isPool || !all.isSettled() || all.reaches(first, last);
    }

    private PointSample sample() {
        return new PointSample(this::isDeclared);
    }

    /** Returns which points extend those that a client switches, judged by the states that devices report. */
    ReturnPoints returns() {
        return returns;
    }

    /** Returns the values that the client writes to the same points of other devices. */
    SiblingValues elsewhere() {
        return elsewhere;
    }

    /** Returns whether the client reads these points of several other devices. */
    boolean isReadElsewhere(Conversation conversation, PointUse use, String space, long first, long last) {
        return countSiblings(conversation, other -> {
                    IntervalSet ranges = other.points(use).ranges(space);
                    return ranges == null ? null : ranges.find(first, last);
                })
                >= ELSEWHERE;
    }

    /**
     * Returns whether the client uses a service with several other devices; one suffices if the service changes
     * nothing.
     */
    boolean isUsedElsewhere(Conversation conversation, Service service) {
        int least = Role.of(service.action()) == null ? 1 : ELSEWHERE;
        return countSiblings(conversation, other -> other.functions().find(service)) >= least;
    }

    /** Returns with how many other devices the client did something while learning. */
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
