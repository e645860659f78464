package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.IntervalSet;
import io.otus.alert.baseline.ReadPoint;
import org.jspecify.annotations.Nullable;

/**
 * Points that a device measures: clients read them, they change by themselves, and nobody is known to write them.
 * Writing such a point is not expected, however close it lies to points that the client sets.
 */
final class MeasuredPoints {
    /** Most points that are checked one by one; the usual protocols write fewer at once. */
    private static final int MOST = 1_024;

    private final Baseline baseline;

    MeasuredPoints(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Returns whether any of these points is measured, as far as its readers show. */
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

    /**
     * Returns whether any client is known to write the point, or the writer is known to write the same point of a
     * similar device.
     */
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
