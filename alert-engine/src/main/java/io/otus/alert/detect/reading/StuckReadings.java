package io.otus.alert.detect.reading;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Block;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.baseline.ReadingSet;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.model.Reading;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#VALUE_STUCK}, medium, or low if a recent act on the device may explain it; in four ways:
 *
 * <ul>
 *   <li>frozen: at least three measured values of a block, and half of those it has, have not moved for five times as
 *       long as they ever stood still, and for two minutes at least. Fewer than three are reported as info, as
 *       instruments are taken out of service. Points that a device reports one by one, unasked or on single requests,
 *       count as a block too, except for those that it did not report recently: they are silent, and do not stand
 *       still.
 *   <li>split: a point that stands still for one reader has changed three times meanwhile for another reader of the
 *       same device. A device has one value at a time, so somebody between the device and one of the two readers alters
 *       what that reader gets. Always medium.
 *   <li>repeated: the answers are exactly those of an earlier time, in the same order, for sixteen in a row and for
 *       three times as many as ever repeated by themselves, with two measured values or more in each.
 *   <li>ignored: a point shows another value than was written to it, three times in a row and for ten seconds, although
 *       earlier commands showed their effect and no bytes from the device's writers were lost since. A reader that did
 *       not read for more than a hundred seconds after the command cannot have seen its effect come and go.
 * </ul>
 */
final class StuckReadings {
    private static final int FLATS = 5;
    private static final long LEAST = 2 * Nanos.MINUTE;
    private static final int SEVERAL = 3;
    private static final int RUN = 16;
    private static final int RUNS = 3;
    private static final int OBEYED = 2;
    private static final int IGNORED = 3;
    private static final long EFFECT = 10 * Nanos.SECOND;
    /**
     * Longest time between a command and the first reading after it, in nanoseconds, for a reader that can witness the
     * command's effect.
     */
    private static final long WITNESSED = ReadingSet.AWAIT / IGNORED;

    /** Number of changes that another reader gets and one reader does not. */
    private static final int SPLIT = 3;
    /** Longest age of what another reader got, as long as the interval between looks at the readings. */
    private static final long NOW = 30 * Nanos.SECOND;
    /** Most readers of a device that are compared; of more, the oldest ones. */
    private static final int MAX_READERS = 256;

    private final Baseline baseline;

    StuckReadings(Baseline baseline) {
        this.baseline = baseline;
    }

    /** The key that makes two findings the same: a block, or the separately reported readings of a conversation. */
    private record Key(Object block, StuckReading.Way way) {}

    /** The key that makes two findings the same for a point that other readers get differently. */
    private record SplitKey(ReadPoint point) {}

    /** Counts how many of several points stand still. */
    private final class Stillness {
        private final Conversation conversation;
        private final long time;
        private final List<Finding> out;
        private int measured;
        private int still;
        private @Nullable ReadPoint first;

        Stillness(Conversation conversation, long time, List<Finding> out) {
            this.conversation = conversation;
            this.time = time;
            this.out = out;
        }

        void add(ReadPoint point, long until) {
            measured++;
            if (until - point.reading().changed() > limit(point)) {
                still++;
                first = first == null ? point : first;
                split(conversation, point, time, out);
            }
        }

        boolean areSeveral() {
            return still >= SEVERAL && 2 * still >= measured;
        }
    }

    /** Returns how long a point has to stand still, in nanoseconds. */
    private static long limit(ReadPoint point) {
        return Math.max(LEAST, Math.round(FLATS * point.reading().flat() * Nanos.SECOND));
    }

    /**
     * Checks whether the readings of a block move.
     *
     * @param isExplained whether an act on the device within the hour may explain it: then the severity is low
     */
    void frozen(Conversation conversation, Block block, long time, boolean isExplained, List<Finding> out) {
        Stillness stillness = new Stillness(conversation, time, out);
        for (int i = 0; i < block.count(); i++) {
            ReadPoint point = block.point(i);
            if (point != null && isMoving(point) && point.reading().changed() != Long.MIN_VALUE) {
                stillness.add(point, time);
            }
        }
        block.frozen(frozen(stillness, block, block.isFrozen(), isExplained));
    }

    /** Like {@link #frozen(Conversation, Block, long, boolean, List)}, for the points that are reported one by one. */
    void frozen(Conversation conversation, ReadingSet readings, long time, boolean isExplained, List<Finding> out) {
        Stillness stillness = new Stillness(conversation, time, out);
        List<ReadPoint> alone = readings.alone();
        for (int i = 0; i < alone.size(); i++) {
            ReadPoint point = alone.get(i);
            boolean isTold = isMoving(point) && point.reading().changed() != Long.MIN_VALUE;
            if (isTold && time - point.reading().seen() <= limit(point)) {
                stillness.add(point, point.reading().seen());
            }
        }
        readings.frozen(frozen(stillness, readings, readings.isFrozen(), isExplained));
    }

    /** Reports points that stand still. Returns whether there are any. */
    private static boolean frozen(Stillness stillness, Object whole, boolean wasFrozen, boolean isExplained) {
        ReadPoint first = stillness.first;
        if (first == null) {
            return false;
        }
        boolean several = stillness.areSeveral();
        if (wasFrozen && !several) {
            return true;
        }
        int still = stillness.still;
        StuckReading broken = new StuckReading(stillness.conversation, first, still, StuckReading.Way.FROZEN, still);
        Key key = new Key(whole, StuckReading.Way.FROZEN);
        if (several) {
            stillness.out.add(finding(key, broken, isExplained));
        } else {
            String reason = "Lowered: others of the device still move; instruments are taken out of service.";
            stillness.out.add(Finding.of(Kind.VALUE_STUCK, Severity.INFO, reason, key, broken));
        }
        return true;
    }

    /** Checks whether a point that stands still for one reader moves for others. */
    private void split(Conversation conversation, ReadPoint point, long time, List<Finding> out) {
        Reading here = point.reading();
        List<Conversation> readers = baseline.asked(conversation.server());
        for (int i = 0; i < Math.min(readers.size(), MAX_READERS); i++) {
            Conversation other = readers.get(i);
            boolean isSame = other != conversation
                    && other.protocol().equals(conversation.protocol())
                    && other.unit().equals(conversation.unit());
            ReadPoint theirs = isSame ? other.readings().find(point.space(), point.index()) : null;
            if (theirs == null) {
                continue;
            }
            Reading there = theirs.reading();
            boolean differs = there.seen() > time - NOW
                    && there.changed() > here.changed() + LEAST
                    && there.last() != here.last();
            if (differs && point.split(there.changed()) >= SPLIT) {
                Broken broken = new SplitReading(conversation, point, other, theirs);
                SplitKey key = new SplitKey(point);
                out.add(Finding.of(Kind.VALUE_STUCK, key, broken));
                return;
            }
        }
    }

    private static boolean isMoving(ReadPoint point) {
        return point.isMeasured() && point.fact().isKnown() && point.reading().flat() > 0;
    }

    /**
     * Checks whether the given number of consecutive answers repeats an earlier time; {@code isExplained} as in
     * {@link #frozen}.
     */
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
     * Checks whether a block shows the effect of the commands to its points.
     *
     * @param excused event time up to which commands are excused, because of an act on the device or lost bytes
     * @param isExplained as in {@link #frozen}
     */
    void command(
            Conversation conversation, Block block, long time, long excused, boolean isExplained, List<Finding> out) {
        for (int i = 0; i < block.count(); i++) {
            ReadPoint point = block.point(i);
            if (point == null || point.commandedAt() == Long.MIN_VALUE) {
                continue;
            }
            long since = time - point.commandedAt();
            if (since > ReadingSet.AWAIT || (point.ignored() == 0 && since > WITNESSED)) {
                point.forgetCommand();
                continue;
            }
            point.answer(point.reading().last());
            boolean isIgnored = point.ignored() >= IGNORED && since >= EFFECT;
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
        return Finding.of(Kind.VALUE_STUCK, severity, reason, key, broken);
    }
}
