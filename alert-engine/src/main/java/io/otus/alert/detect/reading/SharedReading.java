package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ReadPoint;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether several devices tell of the same point that it left its range to the same side: then it is what they measure
 * that changed, as the weather does for all that look out of doors. Who forges what one device tells moves that alone.
 * Confined to the analysis thread.
 */
final class SharedReading {
    /**
     * Other devices that have to tell so, and they have to be most of those that have the point: of many, some are a
     * little beyond what they were at any time.
     */
    private static final int ELSEWHERE = 3;
    /** What was told longer ago than this is not what is so now. */
    private static final long RECENT = 10 * Nanos.MINUTE;

    private final Baseline baseline;

    SharedReading(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Whether the same client hears the same from others.
     *
     * @param point a measured value that is outside its range
     * @param isAbove to which side
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
