package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.IntervalSet;
import io.otus.alert.baseline.ReadPoint;
import org.jspecify.annotations.Nullable;

/**
 * Points that a device measures: they were read, move by themselves, and nobody is known to write them. To write one is
 * no more of what a client does anyway, however close it lies to points that it sets.
 */
final class MeasuredPoints {
    /** More points than this are not looked at one by one; the usual protocols write fewer at once. */
    private static final int MOST = 1_024;

    private final Baseline baseline;

    MeasuredPoints(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Whether any of these points is one, as far as it is known from whoever reads it. */
    boolean areAny(Conversation writer, String space, long first, long last) {
        if (last - first >= MOST) {
            return false;
        }
        for (Conversation reader : baseline.asked(writer.server())) {
            boolean isSame =
                    reader.protocol().equals(writer.protocol()) && reader.unit().equals(writer.unit());
            for (long point = first; isSame && point <= last; point++) {
                if (isMoving(reader.readings().find(space, point)) && !isWritten(writer, space, point)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isMoving(@Nullable ReadPoint point) {
        return point != null && point.isMeasured() && point.fact().isKnown();
    }

    /** Whether anybody sets the point, or the writer the same of a device that may be alike. */
    private boolean isWritten(Conversation writer, String space, long point) {
        if (!baseline.knownWriters(writer.server(), writer.protocol(), writer.unit(), space, point)
                .isEmpty()) {
            return true;
        }
        for (Conversation other : baseline.siblings(writer)) {
            IntervalSet ranges = other.writes().ranges(space);
            Fact fact = ranges == null ? null : ranges.find(point, point);
            if (fact != null && fact.isKnown()) {
                return true;
            }
        }
        return false;
    }
}
