package io.otus.alert.baseline;

import io.otus.core.event.PointRange;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The values that a conversation reads of its points. Answers to polls hold the same points again and again:
 * {@link Block} keeps their latest values, so that only changes are processed. Confined to the analysis thread.
 */
public final class ReadingSet {
    /** Most points of one conversation whose values are known; what comes then is not watched. */
    public static final int MAX = 4_096;
    /** Most blocks of one conversation; an answer that has none is looked at point by point. */
    private static final int MAX_BLOCKS = 256;

    /** Commands show their effect within this time or never. */
    public static final long AWAIT = 5 * Nanos.MINUTE;

    /** By space. */
    private Map<String, Long2ObjectHashMap<ReadPoint>> spaces = Map.of();

    private Map<BlockKey, Block> blocks = Map.of();
    private @Nullable Block latest;
    /**
     * The block that was read next the last time: masters poll in a cycle, so it is mostly the next one again, and
     * found without a search.
     */
    private @Nullable Block expected;

    /** The numbers to which its points were set in this run; null while none was set. */
    private @Nullable SetNumbers setTo;

    private int size;
    private int settlings;
    private boolean saturated;
    private long commanded = Long.MIN_VALUE / 2;
    /** The points that are read one by one, in the order of their first reading. */
    private List<ReadPoint> alone = List.of();

    private long sampled = Long.MIN_VALUE / 2;
    private boolean frozen;

    private record BlockKey(String space, long first, int count) {
        // Written out, since it is looked up for many answers: see IpAddress.
        @Override
        public boolean equals(Object other) {
            return other instanceof BlockKey that
                    && first == that.first
                    && count == that.count
                    && space.equals(that.space);
        }

        @Override
        public int hashCode() {
            return (31 * space.hashCode() + Long.hashCode(first)) * 31 + count;
        }
    }

    /** A point; null when it is not known. */
    public @Nullable ReadPoint find(String space, long index) {
        Long2ObjectHashMap<ReadPoint> points = spaces.get(space);
        return points == null ? null : points.get(index);
    }

    /**
     * The block of consecutive points; null where there are too many.
     *
     * @param hasRoom whether a new one may be made
     */
    @Nullable
    Block block(PointRange range, int count, boolean hasRoom) {
        Block next = expected;
        if (next == null || !next.is(range, count)) {
            Block last = latest;
            next = find(range, count, hasRoom);
            if (last != null && next != null) {
                last.next(next);
            }
        }
        latest = next;
        expected = next == null ? null : next.next();
        return next;
    }

    private @Nullable Block find(PointRange range, int count, boolean hasRoom) {
        BlockKey key = new BlockKey(range.space(), range.first(), count);
        Block block = blocks.get(key);
        if (block == null && hasRoom && blocks.size() < MAX_BLOCKS) {
            block = new Block(range.space(), range.first(), count);
            blocks = Sparse.put(blocks, key, block);
        }
        return block;
    }

    /** Number of points that are known. */
    int size() {
        return size;
    }

    boolean isFull() {
        return size >= MAX;
    }

    /** Notes that there was no room for a point. Returns true the first time. */
    boolean saturate() {
        boolean was = saturated;
        saturated = true;
        return !was;
    }

    void add(ReadPoint point) {
        Long2ObjectHashMap<ReadPoint> points = spaces.get(point.space());
        if (points == null) {
            points = new Long2ObjectHashMap<>();
            spaces = Sparse.put(spaces, point.space(), points);
        }
        points.put(point.index(), point);
        point.keeper(this);
        size++;
    }

    /** Forgets a point; blocks that have it are made anew. */
    void remove(ReadPoint point) {
        Long2ObjectHashMap<ReadPoint> points = spaces.get(point.space());
        if (points == null || points.remove(point.index()) == null) {
            return;
        }
        size--;
        if (!alone.isEmpty()) {
            alone.remove(point);
        }
        if (setTo != null) {
            setTo.move(point, point.commanded(), Double.NaN);
        }
        renew(point.space(), point.index());
    }

    /** The blocks that have a point look up anew which points they have. */
    private void renew(String space, long index) {
        for (Block each : blocks.values()) {
            if (each.has(space, index)) {
                each.renew();
            }
        }
    }

    /** Notes that a point is read on its own. */
    void tellAlone(ReadPoint point) {
        if (point.beginAlone()) {
            if (alone.isEmpty()) {
                alone = new ArrayList<>(1);
            }
            alone.add(point);
        }
    }

    /** The points that are read one by one in this run, in the order of their first reading. */
    public List<ReadPoint> alone() {
        return Collections.unmodifiableList(alone);
    }

    /** Whether it is time to judge these points again. */
    boolean isDue(long time) {
        boolean isDue = time - sampled > Learning.SAMPLE;
        sampled = isDue ? time : sampled;
        return isDue;
    }

    /** Whether it was reported that these points are frozen. */
    public boolean isFrozen() {
        return frozen;
    }

    /** Sets whether that was reported. */
    public void frozen(boolean isFrozen) {
        frozen = isFrozen;
    }

    /** All points, by space and index. */
    void forEach(Consumer<ReadPoint> visitor) {
        for (Long2ObjectHashMap<ReadPoint> points : new TreeMap<>(spaces).values()) {
            points.values().forEach(visitor);
        }
    }

    /**
     * Values were written to the first {@code count} points of a range, by whomever: they are to be read from now on.
     */
    void command(PointRange range, int count, long time) {
        for (int i = 0; i < count; i++) {
            ReadPoint point = find(range, i);
            if (point == null) {
                continue;
            }
            double before = point.commanded();
            if (point.command(range.values().number(i), time)) {
                commanded = time;
                setAnew(point, before);
            }
        }
    }

    /** Forgets the values expected of the first {@code count} points of a range. */
    void forgetCommands(PointRange range, int count) {
        for (int i = 0; i < count; i++) {
            ReadPoint point = find(range, i);
            if (point != null) {
                point.forgetCommand();
            }
        }
    }

    private @Nullable ReadPoint find(PointRange range, int at) {
        return find(range.space(), range.isNamed() ? PointRange.NO_INDEX : range.first() + at);
    }

    private void setAnew(ReadPoint point, double before) {
        SetNumbers numbers = setTo;
        if (numbers == null) {
            numbers = new SetNumbers();
            setTo = numbers;
        }
        numbers.move(point, before, point.commanded());
    }

    /**
     * Whether a command of this run explains that values that were {@code known} move into the range from {@code low}
     * to {@code high}: one of the points was last set to a number in that range, and either the point never had this
     * number while it was learned, or it had numbers among the known values before, as the setpoint of a value has. The
     * numbers 0 and 1 explain nothing: they switch something, and bring no measured value from afar.
     */
    public boolean isBroughtWithin(double low, double high, ValueSet known) {
        return setTo != null && setTo.isBroughtWithin(low, high, known);
    }

    /**
     * Whether a setpoint was last set, in this run, to any number from {@code low} to {@code high}. A setpoint is a
     * point that had numbers among the {@code known} ones, and others than 0 and 1.
     */
    public boolean isSetpointWithin(double low, double high, ValueSet known) {
        return setTo != null && setTo.isSetpointWithin(low, high, known);
    }

    /**
     * Whether a setpoint moved into the range from {@code low} to {@code high} without a command that the sensor heard,
     * as by a person at the device. A setpoint here is a point that had few numbers, all among the {@code known} ones.
     */
    public boolean isMovedUnheardWithin(double low, double high, ValueSet known) {
        for (Long2ObjectHashMap<ReadPoint> each : spaces.values()) {
            for (ReadPoint point : each.values()) {
                double told = point.reading().last();
                ValueSet values = point.values();
                boolean isThere = told >= low
                        && told <= high
                        && !point.isMeasured()
                        && point.fact().isKnown();
                if (isThere && values.overlaps(known) && !values.contains(told) && !SetNumbers.isSwitch(values)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A device did something else than before because it was asked to: what its readings did before is past. */
    void settle() {
        settlings++;
    }

    /** How often that was. */
    int settlings() {
        return settlings;
    }

    /** Whether a command may not have shown its effect yet. */
    public boolean isAwaiting(long time) {
        return time - commanded < AWAIT;
    }
}
