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
 * {@link Kind#VALUE_STUCK}, medium, or low where something was done to the device lately that may explain it; in four
 * ways:
 *
 * <ul>
 *   <li>frozen: at least three measured values of a block, and half of those it has, have not moved for five times as
 *       long as they ever stood still, and for two minutes at least. Fewer than three are told as info: instruments are
 *       taken out of service. What a device tells one by one, of itself or because it is asked for each, is such a
 *       block as well, but for what it was not told of lately: that is silent, and does not stand still.
 *   <li>split: one that does so has changed three times meanwhile for somebody else who reads the same point of the
 *       same device. A device has one value at a time, so that somebody between it and one of the two alters what that
 *       one sees. Always medium.
 *   <li>repeated: the answers are exactly those of an earlier time, in the same order, for sixteen in a row and for
 *       three times as many as ever by themselves, with two measured values or more in each.
 *   <li>ignored: a point shows another value than was written to it, three times in a row and for ten seconds, where
 *       earlier commands showed their effect and nothing was missed since of what the device's writers told it. Who did
 *       not read for more than a hundred seconds after the command was not there to see its effect come and go.
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
    /** A reader that first reads later than this after a command, in nanoseconds, is no witness of it. */
    private static final long WITNESSED = ReadingSet.AWAIT / IGNORED;

    /** So many changes that others are told of and one reader is not. */
    private static final int SPLIT = 3;
    /** Others count that were told within this time: as often as readings are looked at. */
    private static final long NOW = 30 * Nanos.SECOND;
    /** So many readers of a device are compared; of one with more, the oldest ones. */
    private static final int MAX_READERS = 256;

    private final Baseline baseline;

    StuckReadings(Baseline baseline) {
        this.baseline = baseline;
    }

    /** What makes two findings the same: a block, or the readings of a conversation that are told one by one. */
    private record Key(Object block, StuckReading.Way way) {}

    /** What makes two findings on a point that is told otherwise to others the same. */
    private record SplitKey(ReadPoint point) {}

    /** How many of several points stand still. */
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

    /** How long a point has to stand still, in nanoseconds. */
    private static long limit(ReadPoint point) {
        return Math.max(LEAST, Math.round(FLATS * point.reading().flat() * Nanos.SECOND));
    }

    /**
     * Looks whether the readings of a block move.
     *
     * @param isExplained whether something was done to the device within the hour that may explain it: then it is told
     *     as low
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

    /** As {@link #frozen(Conversation, Block, long, boolean, List)}, for the points that are told one by one. */
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

    /** Tells that points stand still, where they do; whether they do. */
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
            stillness.out.add(new Finding(Kind.VALUE_STUCK, Severity.INFO, reason, key, broken, false));
        }
        return true;
    }

    /** Looks whether others are told that a point moves which stands still for one reader. */
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
                out.add(new Finding(Kind.VALUE_STUCK, Kind.VALUE_STUCK.severity(), "", key, broken, false));
                return;
            }
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
        return new Finding(Kind.VALUE_STUCK, severity, reason, key, broken, false);
    }
}
