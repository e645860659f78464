package io.otus.alert.detect.reading;

import io.otus.alert.baseline.Block;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.baseline.ReadingSet;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.model.Reading;
import java.util.List;

/**
 * {@link Kind#VALUE_STUCK}, medium, or low where something was done to the device lately that may explain it; in three
 * ways:
 *
 * <ul>
 *   <li>frozen: at least three measured values of a block, and half of those it has, have not moved for five times as
 *       long as they ever stood still, and for two minutes at least. Fewer than three are told as info: instruments are
 *       taken out of service.
 *   <li>repeated: the answers are exactly those of an earlier time, in the same order, for sixteen in a row and for
 *       three times as many as ever by themselves, with two measured values or more in each.
 *   <li>ignored: a point shows another value than was written to it, three times in a row and for ten seconds, where
 *       earlier commands showed their effect and nothing was missed since of what the device's writers told it.
 * </ul>
 */
final class StuckReadings {
    private static final long SECOND = 1_000_000_000L;
    private static final int FLATS = 5;
    private static final long LEAST = 120 * SECOND;
    private static final int SEVERAL = 3;
    private static final int RUN = 16;
    private static final int RUNS = 3;
    private static final int OBEYED = 2;
    private static final int IGNORED = 3;
    private static final long EFFECT = 10 * SECOND;

    /** What makes two findings on a block the same. */
    private record Key(Block block, StuckReading.Way way) {}

    /**
     * Looks whether the readings of a block move.
     *
     * @param isExplained whether something was done to the device within the hour that may explain it: then it is told
     *     as low
     */
    void frozen(Conversation conversation, Block block, long time, boolean isExplained, List<Finding> out) {
        int measured = 0;
        int still = 0;
        ReadPoint first = null;
        for (int i = 0; i < block.count(); i++) {
            ReadPoint point = block.point(i);
            Reading reading = point == null ? null : point.reading();
            if (point == null || reading == null || !isMoving(point) || reading.changed() == Long.MIN_VALUE) {
                continue;
            }
            measured++;
            if (time - reading.changed() > Math.max(LEAST, Math.round(FLATS * reading.flat() * SECOND))) {
                still++;
                first = first == null ? point : first;
            }
        }
        if (first == null) {
            block.frozen(false);
            return;
        }
        boolean several = still >= SEVERAL && 2 * still >= measured;
        if (block.isFrozen() && !several) {
            return;
        }
        block.frozen(true);
        StuckReading broken = new StuckReading(conversation, first, still, StuckReading.Way.FROZEN, still);
        Key key = new Key(block, StuckReading.Way.FROZEN);
        if (several) {
            out.add(finding(key, broken, isExplained));
        } else {
            String reason = "Lowered: others of the device still move; instruments are taken out of service.";
            out.add(new Finding(Kind.VALUE_STUCK, Severity.INFO, reason, key, broken, false));
        }
    }

    private static boolean isMoving(ReadPoint point) {
        return point.isMeasured() && point.fact().isKnown() && point.reading().flat() > 0;
    }

    /** Looks whether so many answers in a row are those of an earlier time; for the rest see {@link #frozen}. */
    void repeats(Conversation conversation, Block block, int run, boolean isExplained, List<Finding> out) {
        if (run < Math.max(RUN, RUNS * block.repeats().usual())) {
            return;
        }
        int measured = 0;
        ReadPoint first = null;
        for (int i = 0; i < block.count(); i++) {
            ReadPoint point = block.point(i);
            if (point != null && isMoving(point)) {
                measured++;
                first = first == null ? point : first;
            }
        }
        if (first != null && measured > 1) {
            StuckReading broken = new StuckReading(conversation, first, measured, StuckReading.Way.REPEATED, run);
            Key key = new Key(block, StuckReading.Way.REPEATED);
            out.add(finding(key, broken, isExplained));
        }
    }

    /**
     * Looks whether a block shows the effect of the commands to its points.
     *
     * @param excused event time up to which commands are excused: something was done to the device, or missed of what
     *     it was told
     * @param isExplained as in {@link #frozen}
     */
    void command(
            Conversation conversation, Block block, long time, long excused, boolean isExplained, List<Finding> out) {
        for (int i = 0; i < block.count(); i++) {
            ReadPoint point = block.point(i);
            if (point == null || point.commandedAt() == Long.MIN_VALUE) {
                continue;
            }
            if (time - point.commandedAt() > ReadingSet.AWAIT) {
                point.forgetCommand();
                continue;
            }
            point.answer(point.reading().last());
            boolean isIgnored = point.ignored() >= IGNORED && time - point.commandedAt() >= EFFECT;
            if (isIgnored
                    && point.obeyed() >= OBEYED
                    && point.commandedAt() > excused
                    && point.fact().isKnown()) {
                StuckReading broken =
                        new StuckReading(conversation, point, 1, StuckReading.Way.IGNORED, point.obeyed());
                out.add(finding(point.fact(), broken, isExplained));
                point.forgetCommand();
            }
        }
    }

    private static Finding finding(Object key, StuckReading broken, boolean isExplained) {
        Severity severity = isExplained ? Severity.LOW : Kind.VALUE_STUCK.severity();
        String reason =
                isExplained ? "Lowered: the device was given another program or mode within the hour before." : "";
        return new Finding(Kind.VALUE_STUCK, severity, reason, key, broken, false);
    }
}
