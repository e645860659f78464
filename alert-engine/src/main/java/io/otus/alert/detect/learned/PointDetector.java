package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.IntervalSet;
import io.otus.alert.baseline.PointSet;
import io.otus.alert.baseline.PointUse;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.ToldAnyway;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#POINT_NEW} and {@link Kind#SETPOINT_WRITE}: the conversation reads, writes or publishes points for the
 * first time.
 *
 * <p>A written point that was to be expected has severity info. One next to those that the client switches, whose state
 * the device reports ({@link ReturnPoints}), is low. A point that a device measures is never expected: it changes by
 * itself, and nobody is known to write it. The value of an expected point is compared with what the client writes to
 * the same point of other devices, two at least. A value unlike theirs is {@link Kind#VALUE_RANGE}, high; medium if
 * there are only two such devices, unless the value is far from theirs. A point that is read, but that the device
 * reports to the client anyway, is low.
 */
final class PointDetector {
    private final Baseline baseline;
    private final Familiarity familiarity;
    private final MeasuredPoints measured;

    PointDetector(Baseline baseline) {
        this.baseline = baseline;
        this.familiarity = new Familiarity(baseline);
        this.measured = new MeasuredPoints(baseline);
    }

    /**
     * Checks one range of points.
     *
     * @param use how the points are used
     * @return whether all of them are normal
     */
    boolean check(
            Action action,
            PointUse use,
            PointRange range,
            Origin origin,
            Conversation conversation,
            boolean knownLink,
            List<Finding> out) {
        PointSet points = conversation.points(use);
        IntervalSet ranges = points.ranges(range.space());
        Fact fact = ranges == null ? null : ranges.find(range.first(), range.last());
        if (fact != null && baseline.learning().note(fact, origin)) {
            return true;
        }
        int before = out.size();
        checkPieces(new Piece(action, range, origin, conversation, points, knownLink), fact, ranges, out);
        return out.size() == before;
    }

    /** The values that stay the same while a range is split. */
    private record Piece(
            Action action,
            PointRange range,
            Origin origin,
            Conversation conversation,
            PointSet points,
            boolean knownLink) {}

    /** Splits a range that is not completely normal into known and unknown parts. This is the slow path. */
    private void checkPieces(Piece piece, @Nullable Fact noted, @Nullable IntervalSet ranges, List<Finding> out) {
        long first = piece.range.first();
        long last = piece.range.last();
        if (noted != null) {
            add(piece, ranges, first, last, noted, out);
            return;
        }
        if (ranges == null) {
            addGap(piece, null, first, last, out);
            return;
        }
        for (int at = ranges.ceiling(first); at < ranges.size() && ranges.first(at) <= last; at++) {
            Fact fact = ranges.fact(at);
            if (!baseline.learning().note(fact, piece.origin)) {
                long from = Math.max(first, ranges.first(at));
                add(piece, ranges, from, Math.min(last, ranges.last(at)), fact, out);
            }
        }
        long gap = ranges.firstGap(first, last);
        while (gap <= last) {
            long end = ranges.gapEnd(gap, last);
            addGap(piece, ranges, gap, end, out);
            gap = end == last ? last + 1 : ranges.firstGap(end + 1, last);
        }
    }

    private void addGap(Piece piece, @Nullable IntervalSet ranges, long first, long last, List<Finding> out) {
        Origin origin = piece.origin;
        String space = piece.range.space();
        boolean expected = piece.points.isWritten()
                && piece.knownLink
                && !piece.points.isFull(space)
                && familiarity.isExpected(piece.conversation, ranges, space, first, last)
                && !measured.areAny(piece.conversation, space, first, last);
        Fact fact = baseline.conversationFacts()
                .addPoints(piece.conversation, piece.points, space, first, last, origin.time(), origin.evidence());
        if (expected) {
            fact.expect();
        }
        if (!baseline.learning().note(fact, origin)) {
            add(piece, ranges, first, last, fact, out);
        }
    }

    private void add(Piece piece, @Nullable IntervalSet ranges, long first, long last, Fact fact, List<Finding> out) {
        boolean isExpected = fact.isExpected() && piece.points.isWritten() && !isNoNumber(piece.range, first, last);
        SiblingValues.Unusual unusual =
                isExpected ? familiarity.elsewhere().unusual(piece.conversation, piece.range, first, last) : null;
        boolean isUsual = isExpected && (unusual == null || unusual.isDoubtful());
        out.add(finding(piece, ranges, first, last, fact, isUsual));
        if (unusual != null) {
            out.add(unusual(piece, fact, unusual));
        }
    }

    /** Returns the finding for an expected point with an unexpected value: the value is the news. */
    private static Finding unusual(Piece piece, Fact fact, SiblingValues.Unusual value) {
        Broken broken = new NewValue(
                piece.conversation,
                piece.range.space(),
                value.first(),
                value.last(),
                new NewValue.Elsewhere(value.value()));
        if (value.isDoubtful()) {
            String reason =
                    "Lowered: only two other devices get this point from the client, which say little of a third;"
                            + " they get " + value.others() + '.';
            return Finding.act(Kind.VALUE_RANGE, Severity.MEDIUM, reason, fact, broken);
        }
        String reason = "As for a value outside what is known: this client writes " + value.others()
                + " to the same point of other devices.";
        return Finding.act(Kind.VALUE_RANGE, Kind.VALUE_RANGE.severity(), reason, fact, broken);
    }

    /**
     * Returns the finding for new points.
     *
     * @param isExpected whether the points and the values were to be expected
     */
    private Finding finding(
            Piece piece, @Nullable IntervalSet ranges, long first, long last, Fact fact, boolean isExpected) {
        boolean written = piece.points.isWritten();
        boolean coalesced = ranges != null && ranges.isCoalesced();
        Broken broken = new NewPoints(
                piece.conversation, piece.points.use(), piece.range.space(), first, last, coalesced, piece.range);
        if (!written && piece.action == Action.NOTIFY && piece.knownLink) {
            String reason = piece.points.use() == PointUse.PUBLISH
                    ? "Lowered: no other client is known to use this name."
                    : "Lowered: the device tells it of itself; the message writes nothing.";
            return Finding.novelty(Kind.POINT_NEW, Severity.INFO, reason, fact, broken);
        }
        if (!written) {
            if (!piece.knownLink) {
                return Finding.novelty(Kind.POINT_NEW, Severity.INFO, fact, broken);
            }
            PointUse use = piece.points.use();
            if (familiarity.isReadElsewhere(piece.conversation, use, piece.range.space(), first, last)) {
                String reason = "Lowered: the client reads the same of several other devices.";
                return Finding.novelty(Kind.POINT_NEW, Severity.LOW, reason, fact, broken);
            }
            if (piece.action == Action.READ && ToldAnyway.isAll(piece.conversation, piece.range.space(), first, last)) {
                return Finding.novelty(Kind.POINT_NEW, Severity.LOW, ToldAnyway.REASON, fact, broken);
            }
            return Finding.novelty(Kind.POINT_NEW, Kind.POINT_NEW.severity(), fact, broken);
        }
        boolean setpoint = isSetpoint(piece.action, piece.range.values().type());
        if (!isExpected
                && !setpoint
                && piece.knownLink
                && familiarity.returns().isOneMore(piece.conversation, piece.range, first, last)) {
            return Finding.act(Kind.POINT_NEW, Severity.LOW, ReturnPoints.REASON, fact, broken);
        }
        if (isExpected) {
            Kind kind = setpoint ? Kind.SETPOINT_WRITE : Kind.POINT_NEW;
            return Finding.act(kind, Severity.INFO, Familiarity.REASON, fact, broken)
                    .expectedOf(Category.POINTS);
        }
        if (setpoint) {
            return Finding.act(Kind.SETPOINT_WRITE, fact, broken);
        }
        if (piece.action == Action.OPERATE) {
            String reason = "Raised: it switches something at once.";
            return Finding.act(Kind.POINT_NEW, Severity.CRITICAL, reason, fact, broken);
        }
        return Finding.act(Kind.POINT_NEW, Severity.HIGH, "Raised: the point was written.", fact, broken);
    }

    /** Returns whether any written value is not a number: such a value is never expected. */
    private static boolean isNoNumber(PointRange range, long first, long last) {
        ValueList values = range.values();
        for (int i = 0; i < Math.min(values.size(), range.count()); i++) {
            boolean isAsked = range.isNamed() || (range.first() + i >= first && range.first() + i <= last);
            if (isAsked && Familiarity.isNoNumber(values, i)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a write sets a number. A bit, or a command without a number, switches something instead. */
    private static boolean isSetpoint(Action action, ValueType type) {
        return switch (type) {
            case REAL, SIGNED -> true;
            case UNSIGNED, NONE, TEXT -> action == Action.WRITE || action == Action.ALARM_SET;
            case BIT -> false;
        };
    }
}
