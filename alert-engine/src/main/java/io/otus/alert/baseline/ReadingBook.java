package io.otus.alert.baseline;

import io.otus.alert.model.Reading;
import io.otus.alert.word.PairType;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.event.Units;
import io.otus.core.evidence.Evidence;
import io.otus.core.time.Nanos;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns the values that conversations read of their points, and reports new ones to a listener. Confined to the
 * analysis thread.
 */
public final class ReadingBook {
    /** Hears what is worth a look. */
    public interface Listener {
        /**
         * A point has another value than before, or has had the same for some more seconds. Called before it counts as
         * the latest one.
         */
        void observed(ReadPoint point, ValueList values, int at);

        /**
         * A block of points was read again.
         *
         * @param isChanged whether any of its values is another than before
         * @param isSampled whether all of its values were looked at, which is done every ten seconds
         */
        void read(Block block, boolean isChanged, boolean isSampled);

        /** Points of a conversation that are read one by one were read again. Called once in ten seconds. */
        void told(ReadingSet readings);

        /**
         * There is no room for the values of a point. Called once a conversation.
         *
         * @param most for how many there was
         * @param everywhere whether no conversation has room for more; told once
         */
        void saturated(int most, boolean everywhere);
    }

    /**
     * Most points of all conversations whose values are known, at some 600 bytes each; what comes then is not watched.
     */
    public static final int MAX_POINTS = 131_072;

    /**
     * A block that is read more often is looked at again after this time only, in nanoseconds: a process that moves
     * faster than that shows in it still. No period that is usual, so that it does not depend on microseconds which
     * reading is looked at.
     */
    private static final long LOOK = 430_000_000L;

    /** While a block is not read for longer, its values do not count as standing still. */
    private static final long PAUSE = 30 * Nanos.SECOND;

    private final Baseline baseline;
    private final Learning learning;
    /** How many points all conversations know; negative before they were counted. */
    private int points = -1;

    private long joins;
    private boolean saturated;
    /** The points that are looked at, and where among the values they have theirs; reused. */
    private ReadPoint[] looked = new ReadPoint[1];

    private int[] places = new int[1];

    ReadingBook(Baseline baseline, Learning learning) {
        this.baseline = baseline;
        this.learning = learning;
    }

    /** Takes the values of an answer or notification. */
    public void read(Conversation conversation, PointRange range, Origin origin, Listener listener) {
        ValueList values = range.values();
        int count = Math.min(values.size(), range.count());
        if (count == 0) {
            return;
        }
        boolean isBlock = count > 1 && values.type() != ValueType.TEXT && !range.isNamed();
        Block block = isBlock ? conversation.readings().block(range, count, hasRoom() && baseline.hasDetail()) : null;
        if (block == null) {
            readSingly(conversation, range, count, origin, listener);
        } else {
            readBlock(conversation, range, block, origin, listener);
        }
    }

    private void readSingly(Conversation conversation, PointRange range, int count, Origin origin, Listener listener) {
        ReadingSet readings = conversation.readings();
        if (count > 1) {
            List<PointRange> numbers = baseline.words().numbers(conversation, range);
            if (numbers.size() > 1 || !numbers.getFirst().space().equals(range.space())) {
                for (PointRange each : numbers) {
                    readSingly(conversation, each, each.count(), origin, listener);
                }
                return;
            }
        }
        long time = origin.time();
        boolean learns = learning.isLearning(Category.VALUES, time);
        for (int i = 0; i < count; i++) {
            long index = range.isNamed() ? PointRange.NO_INDEX : range.first() + i;
            ReadPoint point = pointOf(conversation, range.space(), index, origin, listener);
            if (point != null) {
                readings.tellAlone(point);
                if (!learns) {
                    point.resume(time, PAUSE);
                }
                looked[0] = point;
                places[0] = i;
                observe(1, range.values(), origin, listener);
            }
        }
        if (!learns && readings.isDue(time)) {
            listener.told(readings);
        }
    }

    private void readBlock(Conversation conversation, PointRange range, Block block, Origin origin, Listener listener) {
        ValueList values = range.values();
        long time = origin.time();
        if (block.isFilled() && time - block.looked() < LOOK) {
            return;
        }
        block.take(values);
        if (block.isFilled() && time - block.time() > PAUSE) {
            block.rebase(time);
        }
        int count = block.count();
        if (values.isWords()) {
            if (block.isFilled() && baseline.words().isOtherwise(conversation, block, range.space(), range.first())) {
                block.renew();
            }
            baseline.words().told(conversation, range.space(), range.first(), block, time);
        }
        boolean isFirst = !block.isFilled();
        if (isFirst) {
            fill(conversation, range, block, origin, listener);
        }
        boolean isNewHour = block.isNewHour(Learning.hourOf(time));
        boolean isSampled = isNewHour || time - block.time() > Learning.SAMPLE;
        boolean isChanged = block.isChanged();
        if (places.length < count) {
            looked = new ReadPoint[count];
            places = new int[count];
        }
        observe(block.list(isSampled, looked, places), values, origin, listener);
        if (block.hasPairs()) {
            observePairs(block, isSampled, true, origin, listener);
            observePairs(block, isSampled, false, origin, listener);
        }
        listener.read(block, isChanged, isSampled);
        block.keep(time, isSampled || isFirst);
    }

    private void fill(Conversation conversation, PointRange range, Block block, Origin origin, Listener listener) {
        boolean areWords = range.values().isWords() && conversation.words() != null;
        for (int i = 0; i < block.count(); i++) {
            long index = range.first() + i;
            boolean mayBePair = areWords && i + 1 < block.count();
            PairType type = mayBePair ? baseline.words().readAs(conversation, range.space(), index) : null;
            String space = type == null ? range.space() : type.space(range.space());
            ReadPoint point = pointOf(conversation, space, index, origin, listener);
            if (point != null) {
                block.point(i, point);
            }
            if (type != null) {
                block.pair(i, type);
                i++;
            }
        }
    }

    private void observePairs(Block block, boolean isSampled, boolean areReals, Origin origin, Listener listener) {
        int count = block.listPairs(isSampled, areReals, looked, places);
        if (count > 0) {
            observe(count, block.pairs(areReals), origin, listener);
        }
    }

    /**
     * Looks at so many points. Each step is done for all of them before the next: what is known of a point lies in
     * several places of a large heap, and so the processor waits for many of them at once instead of for one after the
     * other.
     */
    private void observe(int count, ValueList values, Origin origin, Listener listener) {
        long time = origin.time();
        boolean learns = learning.isLearning(Category.VALUES, time);
        for (int i = 0; i < count && !learns; i++) {
            listener.observed(looked[i], values, places[i]);
        }
        for (int i = 0; i < count && values.type().isNumeric(); i++) {
            ReadPoint point = looked[i];
            point.reading().observe(values.number(places[i]), time, learns && point.isLearnedHere());
        }
        for (int i = 0; i < count && learns; i++) {
            learn(looked[i], values, places[i]);
        }
        for (int i = 0; i < count; i++) {
            learning.note(looked[i].fact(), origin);
        }
    }

    private static void learn(ReadPoint point, ValueList values, int at) {
        boolean isNothing = values.type().isNumeric() && Double.isNaN(values.number(at));
        if (point.isLearnedHere() && !isNothing && point.values().add(values, at)) {
            point.reading().widened();
            point.fact().owner().markChanged();
        }
    }

    private @Nullable ReadPoint pointOf(
            Conversation conversation, String space, long index, Origin origin, Listener listener) {
        ReadingSet readings = conversation.readings();
        ReadPoint known = readings.find(space, index);
        long time = origin.time();
        if (known != null || !learning.isLearning(Category.VALUES, time)) {
            return known;
        }
        if (readings.isFull()) {
            if (readings.saturate()) {
                listener.saturated(ReadingSet.MAX, false);
            }
            return null;
        }
        if (!hasRoom() || !baseline.takesDetail()) {
            if (!saturated) {
                listener.saturated(points, true);
            }
            saturated = true;
            return null;
        }
        Evidence shown = origin.evidence();
        Fact fact = learning.create(conversation, Category.VALUES, time, shown);
        ReadPoint point = new ReadPoint(space, index, new ValueSet(), new Reading(), fact);
        conversation.addReading(point);
        points++;
        return point;
    }

    /** Two points became one. */
    void joined() {
        points = points > 0 ? points - 1 : points;
    }

    /**
     * Whether there is room for another point. Restored, imported and joined points are counted at the first call, and
     * again when all room seems taken.
     */
    private boolean hasRoom() {
        if (points < 0 || (points >= MAX_POINTS && joins != baseline.joins())) {
            joins = baseline.joins();
            points = 0;
            for (Conversation each : baseline.conversations()) {
                points += each.readings().size();
            }
        }
        return points < MAX_POINTS;
    }

    /**
     * Notes written values: all readers of the points should read them from now on. If the unit of the write, or of the
     * reader, was not seen, the expected values are no longer known.
     */
    public void written(Conversation conversation, PointRange range, long time) {
        ValueList values = range.values();
        int count = Math.min(values.size(), range.count());
        if (count == 0 || !values.type().isNumeric()) {
            return;
        }
        for (Conversation each : baseline.asked(conversation.server())) {
            if (!each.protocol().equals(conversation.protocol())) {
                continue;
            }
            boolean isSame = each.unit().equals(conversation.unit());
            if (!isSame && !Units.isUnknown(each.unit()) && !Units.isUnknown(conversation.unit())) {
                continue;
            }
            for (PointRange number : baseline.words().numbers(each, range)) {
                int points = Math.min(number.values().size(), number.count());
                if (isSame) {
                    each.readings().command(number, points, time);
                } else {
                    each.readings().forgetCommands(number, points);
                }
            }
            for (PointRange half : isSame ? baseline.words().halves(each, range) : List.<PointRange>of()) {
                each.readings().command(half, 1, time);
            }
        }
    }

    /**
     * Whether values are written that the conversation did not write while that was learned: what they bring about was
     * not learned either.
     */
    public boolean isNews(Conversation conversation, PointRange range) {
        for (PointRange each : baseline.words().writtenNumbers(conversation, range)) {
            if (isNewsOf(conversation, each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNewsOf(Conversation conversation, PointRange range) {
        ValueList values = range.values();
        int count = Math.min(values.size(), range.count());
        for (int i = 0; i < count; i++) {
            long index = range.isNamed() ? PointRange.NO_INDEX : range.first() + i;
            WrittenValues known = conversation.values(range.space(), index);
            if (known == null || !known.values().contains(values, i)) {
                return true;
            }
        }
        return false;
    }

    /** A device was asked to do something that may change all that it measures. */
    public void disturbed(AssetModel server) {
        baseline.asked(server).forEach(each -> each.readings().settle());
    }
}
