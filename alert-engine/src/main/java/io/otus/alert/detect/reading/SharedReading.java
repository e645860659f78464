package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ReadPoint;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether several devices report that the same point left its range to the same side. Then the measured quantity
 * changed, as the weather does for all instruments outdoors. Whoever forges the reports of one device changes only that
 * device's readings. Confined to the analysis thread.
 */
final class SharedReading {
    /**
     * Least number of other devices that report the same; they must also be most of those that have the point, as among
     * many devices some are slightly out of range at any time.
     */
    private static final int ELSEWHERE = 3;
    /** Longest age of a report that still shows the present state. */
    private static final long RECENT = 10 * Nanos.MINUTE;

    private final Baseline baseline;

    SharedReading(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Returns whether the same client gets the same from other devices.
     *
     * @param point a measured value that is outside its range
     * @param isAbove the side, true for above
     */
    boolean isShared(Conversation conversation, ReadPoint point, boolean isAbove, long time) {
        Set<AssetModel> siblings = new HashSet<>();
        Set<AssetModel> moved = new HashSet<>();
        for (Conversation other : baseline.siblings(conversation)) {
            AssetModel device = other.server();
            ReadPoint its = other.readings().find(point.space(), point.index());
            if (its == null || !isTold(its, time)) {
                continue;
            }
            siblings.add(device);
            if (isOutside(its, isAbove)) {
                moved.add(device);
            }
        }
        return moved.size() >= ELSEWHERE && 2 * moved.size() > siblings.size();
    }

    private static boolean isTold(ReadPoint point, long time) {
        return point.isMeasured()
                && point.fact().isKnown()
                && time - RECENT <= point.reading().seen();
    }

    private static boolean isOutside(ReadPoint point, boolean isAbove) {
        double now = point.reading().last();
        return isAbove ? now > point.values().high() : now < point.values().low();
    }
}
