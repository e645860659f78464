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
 * Part of {@link ReadingDetector}: measured values that leave the range in which they were learned, and stray or drift.
 * Confined to the analysis thread.
 */
final class StrayReadings {
    /** A value lies outside where it is further from the range than this part of the range. */
    private static final double MARGIN = 0.5;
    /** So many values in a row have to lie outside. */
    private static final int STRAYS = 3;
    /** A change is a leap where it is so many times as fast as any before. */
    private static final double LEAP = 3;
    /** Values of a 16-bit word. */
    private static final double WORD = 65_536;
    /** Words from here on may stand for a small number below zero. */
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

    /** A device tells the value of a point that is measured. */
    void observed(Conversation its, ReadPoint point, ValueList values, int at, Origin origin, List<Finding> out) {
        if (point.reading().isCounter()) {
            return;
        }
        double value = values.type().isNumeric() ? plain(values, at, point.values()) : Double.NaN;
        ValueSet known = point.values();
        if (!Double.isFinite(value)) {
            return; // an instrument that has no value says so by this
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
                point.reading().settle(); // so that it does not drift where it still is when it is told to go elsewhere
            }
            return; // it goes, or went, where the device was told to go: the command was judged when it was given
        }
        boolean isMoved = isMovedUnheard(its, known, value, margin);
        boolean isDisturbed = disturbances.isDisturbed(its.server(), origin.time());
        boolean isShared = shared.isShared(its, point, value > known.high(), origin.time());
        boolean isUsual = point.reading().isUnsettled() && others.know(its, point, value);
        if (isStray && !isDisturbed && !isUsual) {
            Broken broken = new StrayReading(its, point, value, false);
            String explained = explanation(point, isMoved, isShared);
            out.add(
                    explained.isEmpty()
                            ? Finding.novelty(Kind.VALUE_RANGE, Severity.LOW, READ, point.fact(), broken)
                            : Finding.novelty(Kind.VALUE_RANGE, Severity.INFO, explained, point.fact(), broken));
        }
        if (isDrift) {
            point.reading().settle();
            if (!isMoved && !isDisturbed) {
                Broken broken = new StrayReading(its, point, value, true);
                Severity severity = isShared ? Severity.LOW : Kind.VALUE_DRIFT.severity();
                out.add(new Finding(Kind.VALUE_DRIFT, severity, isShared ? SHARED : "", point.fact(), broken, false));
            }
        }
    }

    /** What makes a value that strays less of a concern; empty where nothing does. */
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

    /** Whether a value outside its range is nearer to that than the one before it: what drifts goes away. */
    private static boolean isComingBack(ReadPoint point, double value) {
        double before = point.reading().last();
        return value > point.values().high() ? value < before : value > before;
    }

    /**
     * Whether a value is at its setpoint, or nearer to that than to its range. That is so by its setpoint alone, or by
     * a command that was told of: not by any number that was ever written, as whoever may write some could hide what he
     * forges behind it. About a setpoint outside of its range a value strays as it did about the middle of that: to
     * half of it, and the margin. About one inside it has strayed while its range was learned.
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
     * Whether a value is where its device tells a setpoint to be that was moved, or nearer to that than to its range.
     */
    private static boolean isMovedUnheard(Conversation its, ValueSet known, double value, double margin) {
        double below = Math.max(margin, known.low() - value);
        double above = Math.max(margin, value - known.high());
        return its.readings().isMovedUnheardWithin(value - below, value + above, known);
    }

    /**
     * The value in its plausible reading: a word near its upper end, of a point that stays near its lower end, is a
     * number below zero.
     */
    private static double plain(ValueList values, int at, ValueSet known) {
        double value = values.number(at);
        boolean isWord = values.type() == ValueType.UNSIGNED && value >= NEGATIVE && value < WORD;
        return isWord && known.high() < WORD - NEGATIVE ? value - WORD : value;
    }
}
