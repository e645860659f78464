package io.otus.alert.detect;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactState;
import io.otus.alert.baseline.IntervalSet;
import io.otus.alert.baseline.Role;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.baseline.WrittenValues;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Whether something new was to be expected: learning had not seen nearly all of its kind (by the Good-Turing estimate, the share of observations that
 * brought something new), and it is close to what was seen; or the same client does the same thing with several other devices. Such a novelty is
 * told with low severity. Never where a person declared what is normal: then it is not.
 */
final class Familiarity {
    /** What lowers the severity of a new point. */
    static final String REASON =
            "Lowered: this client does much the same already, and learning had not seen nearly all of it.";
    /** What lowers the severity of a new value. */
    static final String VALUE_REASON =
            "Lowered: few writes of this point are known, nearly each brought a new value, and this one lies close to"
                    + " them, or among those that the client writes to the same point of other devices.";

    /** Where at least this share of observations brought something new, more is to come. */
    private static final double UNSEEN = 0.01;
    /** Other devices with which the client does the same. */
    private static final int ELSEWHERE = 3;
    /** After so few writes their range says little. */
    private static final int FEW = 3;
    /** Where a point had one value only, this part of it counts as close. */
    private static final double CLOSE = 0.25;

    private final Baseline baseline;

    Familiarity(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Whether a value is close to the values of its point, or among those that the client writes to the same point of other devices. */
    boolean isExpected(
            Conversation conversation, String space, long index, WrittenValues written, ValueList values, int at) {
        return isExpected(written, values, at) || isValueElsewhere(conversation, space, index, written, values, at);
    }

    private boolean isValueElsewhere(
            Conversation conversation, String space, long index, WrittenValues written, ValueList values, int at) {
        if (isDeclared(written.fact())
                || !isUnsettled(written)
                || !values.type().isNumeric()) {
            return false;
        }
        int elsewhere = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Conversation other : baseline.conversations()) {
            WrittenValues its = isSibling(other, conversation) ? other.values(space, index) : null;
            if (its != null && isLearned(its.fact()) && its.values().isNumeric()) {
                elsewhere++;
                low = Math.min(low, its.values().low());
                high = Math.max(high, its.values().high());
            }
        }
        double value = values.number(at);
        return elsewhere >= ELSEWHERE && low <= value && value <= high;
    }

    /** Whether new values of a point are to be expected, by how many of its writes brought one. */
    private static boolean isUnsettled(WrittenValues written) {
        ValueSet known = written.values();
        long count = written.fact().count();
        return count > 0 && (known.isRange() ? 2.0 / (count + 1) : (double) known.size() / count) >= UNSEEN;
    }

    /** Whether a value is close to the values of its point, of which more are to be expected. */
    static boolean isExpected(WrittenValues written, ValueList values, int at) {
        Fact fact = written.fact();
        ValueSet known = written.values();
        if (isDeclared(fact) || !isUnsettled(written)) {
            return false;
        }
        if (!values.type().isNumeric() || !known.isNumeric()) {
            return !known.isNumeric() && !values.type().isNumeric();
        }
        if (values.type() == ValueType.BIT) {
            return true; // the other one of two
        }
        double value = values.number(at);
        double spread = known.high() - known.low();
        double size = Math.max(Math.abs(known.high()), 1);
        double margin = Math.max(spread, CLOSE * Math.max(Math.abs(known.low()), 1));
        if (fact.count() <= FEW) {
            margin = FEW * Math.max(spread, CLOSE * size); // hardly anything is known of the range yet
        }
        return known.low() - margin <= value && value <= known.high() + margin;
    }

    /** Whether a conversation that writes other points of this space so often may be expected to write these. */
    boolean isExpected(Conversation conversation, @Nullable IntervalSet ranges, String space, long first, long last) {
        return isNear(ranges, first, last) || isWrittenElsewhere(conversation, space, first, last);
    }

    private static boolean isNear(@Nullable IntervalSet ranges, long first, long last) {
        long count = 0;
        long points = 0;
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = 0; ranges != null && i < ranges.size(); i++) {
            Fact fact = ranges.fact(i);
            if (isDeclared(fact)) {
                return false;
            }
            if (fact.isKnown()) {
                count += fact.count();
                points += ranges.last(i) - ranges.first(i) + 1;
                low = Math.min(low, ranges.first(i));
                high = Math.max(high, ranges.last(i));
            }
        }
        if (count == 0 || (double) points / count < UNSEEN) {
            return false;
        }
        long span = high - low + 1;
        return first >= low - span && last <= high + span;
    }

    private boolean isWrittenElsewhere(Conversation conversation, String space, long first, long last) {
        int elsewhere = 0;
        for (Conversation other : baseline.conversations()) {
            if (isSibling(other, conversation)) {
                IntervalSet ranges = other.writes().ranges(space);
                elsewhere += ranges != null && isLearned(ranges.find(first, last)) ? 1 : 0;
            }
        }
        return elsewhere >= ELSEWHERE;
    }

    /** Whether the client uses a service with several other devices; with one, where the service changes nothing. */
    boolean isUsedElsewhere(Conversation conversation, Service service) {
        int elsewhere = 0;
        for (Conversation other : baseline.conversations()) {
            if (isSibling(other, conversation)) {
                elsewhere += isLearned(other.functions().find(service)) ? 1 : 0;
            }
        }
        return elsewhere >= (Role.of(service.action()) == null ? 1 : ELSEWHERE);
    }

    private static boolean isSibling(Conversation other, Conversation conversation) {
        return other.client() == conversation.client()
                && other.server() != conversation.server()
                && other.protocol().equals(conversation.protocol());
    }

    private static boolean isLearned(@Nullable Fact fact) {
        return fact != null && fact.isKnown() && !isDeclared(fact);
    }

    private static boolean isDeclared(Fact fact) {
        return fact.source() != null || fact.state() == FactState.APPROVED;
    }
}
