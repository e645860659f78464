package io.otus.alert.detect.reading;

import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.baseline.ReadingSet;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Origin;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.List;

/**
 * Part of {@link ReadingDetector}: measured values that leave their learned range, suddenly or by drift. Confined to
 * the analysis thread.
 */
final class StrayReadings {
    /** Least distance of a value outside its range, as a part of that range. */
    private static final double MARGIN = 0.5;
    /** Number of consecutive values that must lie outside. */
    private static final int STRAYS = 3;
    /** Least speed of a leap, in multiples of the fastest known change. */
    private static final double LEAP = 3;
    /** Number of values of a 16-bit word. */
    private static final double WORD = 65_536;
    /** Least value of a word that may stand for a small negative number. */
    private static final double NEGATIVE = 49_152;

    private static final String LEAPT =
            "Lowered: it leapt there, as an instrument does that is disconnected or maintained.";
    private static final String MOVED =
            "Lowered: it goes where the device tells its setpoint to be, which nobody was heard to move.";
    private static final String SHARED =
            "Lowered: three other devices at least tell of the same point that it went the same way, so that what they"
                    + " measure changed.";
    private static final String UNSETTLED =
            "Lowered: few readings of this point are known, so that its range is not known well yet.";
    private static final String READ =
            "Lowered: it was read, not written; processes leave their range more often than intruders move them.";

    private final Disturbances disturbances;
    private final SharedReading shared;
    private final OtherReaders others;

    StrayReadings(Disturbances disturbances, SharedReading shared, OtherReaders others) {
        this.disturbances = disturbances;
        this.shared = shared;
        this.others = others;
    }

    /** A device reports the value of a measured point. */
    void observed(Conversation its, ReadPoint point, ValueList values, int at, Origin origin, List<Finding> out) {
        if (point.reading().isCounter()) {
            return;
        }
        double value = values.type().isNumeric() ? plain(values, at, point.values()) : Double.NaN;
        ValueSet known = point.values();
        if (!Double.isFinite(value)) {
            return; // an instrument without a value reports this
        }
        double margin = MARGIN * (known.high() - known.low());
        boolean isOutside = value < known.low() - margin || value > known.high() + margin;
        boolean leaps = isOutside && point.reading().leap(value, origin.time()) > LEAP;
        boolean isStray = point.stray(isOutside, leaps) == STRAYS;
        boolean isDrift = isOutside && point.reading().isDrifting(value > known.high()) && !isComingBack(point, value);
        if (!isStray && !isDrift) {
            return;
        }
        boolean isWritten = Math.abs(value - point.commanded()) <= margin; // it is itself what was written
        if (isWritten || isBrought(its, known, value, margin)) {
            if (isDrift) {
                point.reading().settle(); // else it would count as drift when it is sent elsewhere
            }
            return; // it follows a command, which was judged when it was given
        }
        boolean isMoved = isMovedUnheard(its, known, value, margin);
        boolean isDisturbed = disturbances.isDisturbed(its.server(), origin.time());
        boolean isShared = shared.isShared(its, point, value > known.high(), origin.time());
        boolean isUsual = point.reading().isUnsettled() && others.know(its, point, value);
        if (isStray && !isDisturbed && !isUsual) {
            Broken broken = new StrayReading(its, point, value, values.number(at), false);
            String explained = explanation(point, isMoved, isShared);
            out.add(
                    explained.isEmpty()
                            ? Finding.novelty(Kind.VALUE_RANGE, Severity.LOW, READ, point.fact(), broken)
                            : Finding.novelty(Kind.VALUE_RANGE, Severity.INFO, explained, point.fact(), broken));
        }
        if (isDrift) {
            point.reading().settle();
            if (!isMoved && !isDisturbed) {
                Broken broken = new StrayReading(its, point, value, values.number(at), true);
                Severity severity = isShared ? Severity.LOW : Kind.VALUE_DRIFT.severity();
                out.add(Finding.of(Kind.VALUE_DRIFT, severity, isShared ? SHARED : "", point.fact(), broken));
            }
        }
    }

    /** Returns the reason for a lower severity of a stray value; empty if there is none. */
    private static String explanation(ReadPoint point, boolean isMoved, boolean isShared) {
        if (point.hasLeapt()) {
            return LEAPT;
        }
        if (isMoved) {
            return MOVED;
        }
        if (isShared) {
            return SHARED;
        }
        return point.reading().isUnsettled() ? UNSETTLED : "";
    }

    /**
     * Returns whether a value outside its range is nearer to the range than the one before it: a drifting value moves
     * away.
     */
    private static boolean isComingBack(ReadPoint point, double value) {
        double before = point.reading().last();
        return value > point.values().high() ? value < before : value > before;
    }

    /**
     * Returns whether a value is at its setpoint, or nearer to that than to its range. Only its setpoint, or a command
     * that was reported, counts: if any written number did, whoever may write some number could hide forged values
     * behind it. A value varies about a setpoint outside its range as it did about the middle of the range: by half of
     * the range, and the margin. Its variation about a setpoint inside the range was learned with the range.
     */
    private static boolean isBrought(Conversation its, ValueSet known, double value, double margin) {
        double below = Math.max(margin, known.low() - value);
        double above = Math.max(margin, value - known.high());
        double spread = (known.high() - known.low()) / 2 + margin;
        double low = value > known.high() ? Math.max(Math.nextUp(known.high()), value - spread) : value - spread;
        double high = value < known.low() ? Math.min(Math.nextDown(known.low()), value + spread) : value + spread;
        ReadingSet readings = its.readings();
        return readings.isBroughtWithin(value - below, value + above, known)
                || readings.isBroughtWithin(low, high, known)
                || readings.isSetpointWithin(value - margin, value + margin, known);
    }

    /**
     * Returns whether a value is where its device reports a moved setpoint to be, or nearer to that than to its range.
     */
    private static boolean isMovedUnheard(Conversation its, ValueSet known, double value, double margin) {
        double below = Math.max(margin, known.low() - value);
        double above = Math.max(margin, value - known.high());
        return its.readings().isMovedUnheardWithin(value - below, value + above, known);
    }

    /**
     * Returns the plausible value: a word near its upper end, of a point that stays near its lower end, is a negative
     * number.
     */
    private static double plain(ValueList values, int at, ValueSet known) {
        double value = values.number(at);
        boolean isWord = values.type() == ValueType.UNSIGNED && value >= NEGATIVE && value < WORD;
        return isWord && known.high() < WORD - NEGATIVE ? value - WORD : value;
    }
}
