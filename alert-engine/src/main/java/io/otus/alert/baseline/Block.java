package io.otus.alert.baseline;

import io.otus.alert.model.Repeats;
import io.otus.alert.word.PairType;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Consecutive points that are read together, with their latest values. Confined to the analysis thread. */
public final class Block {
    private static final long NEVER = Long.MIN_VALUE;

    private final String space;
    private final long first;
    private final @Nullable ReadPoint[] points;
    /** Which points are made of a word and the one behind it; null where none is. */
    private @Nullable PairType @Nullable [] pairs;

    private final long[] now;
    private final long[] last;
    private boolean isFilled;
    private long hour = NEVER;
    private long time = NEVER;
    private long looked = NEVER;
    private @Nullable Block next;
    private @Nullable Repeats repeats;
    private boolean frozen;
    /** How many words of its unit were known to be one number when that was last looked at. */
    private int taken;

    Block(String space, long first, int count) {
        this.space = space;
        this.first = first;
        this.points = new ReadPoint[count];
        this.now = new long[count];
        this.last = new long[count];
    }

    boolean is(PointRange range, int count) {
        return range.first() == first && points.length == count && range.space().equals(space);
    }

    /** The block that was read after it last time; null when none was yet. */
    @Nullable
    Block next() {
        return next;
    }

    void next(Block block) {
        next = block;
    }

    /** Number of its points. */
    public int count() {
        return points.length;
    }

    /** A point; null where there was no room for it. */
    public @Nullable ReadPoint point(int at) {
        return points[at];
    }

    void point(int at, ReadPoint point) {
        points[at] = point;
    }

    /** The point at a place is made of the word there and the one behind it. */
    void pair(int at, PairType type) {
        @Nullable PairType[] known = pairs;
        if (known == null) {
            known = new PairType[points.length];
            pairs = known;
        }
        known[at] = type;
    }

    /** The number type that the word at a place forms with the next one; null where it is a point of its own. */
    @Nullable
    PairType pair(int at) {
        @Nullable PairType[] known = pairs;
        return known == null ? null : known[at];
    }

    /** Whether more words were known to be one number when it was last asked; it is asked. */
    boolean isOlder(int known) {
        boolean isOlder = taken != known;
        taken = known;
        return isOlder;
    }

    /** Whether any of its points is made of two words. */
    boolean hasPairs() {
        return pairs != null;
    }

    boolean has(String ofSpace, long index) {
        return index >= first && index - first < points.length && space.equals(ofSpace);
    }

    /** Makes the block look up its points at the next read, since some have changed. */
    void renew() {
        Arrays.fill(points, null);
        pairs = null;
        isFilled = false;
    }

    /** The latest word at a place. */
    long word(int at) {
        return now[at];
    }

    /** Whether the word at a place is another than in the answer before. */
    boolean isChanged(int at) {
        return !isFilled || now[at] != last[at];
    }

    /** Takes the values of an answer; {@link #list} then lists those that changed. */
    void take(ValueList values) {
        if (values.type() == ValueType.REAL) {
            for (int i = 0; i < now.length; i++) {
                now[i] = Double.doubleToLongBits(values.number(i));
            }
        } else {
            values.integers(0, now.length, now);
        }
    }

    /** Moves the clocks of its points on by the time in which each was not read. */
    void rebase(long now) {
        for (ReadPoint point : points) {
            if (point != null) {
                point.reading().rebase(now);
            }
        }
    }

    boolean isFilled() {
        return isFilled;
    }

    /** Whether any value is another than in the answer before. */
    boolean isChanged() {
        return !isFilled || !Arrays.equals(now, last);
    }

    /**
     * Lists points that are known, and their places: all of them, or those whose value is another than in the answer
     * before.
     *
     * @return how many there are
     */
    int list(boolean all, ReadPoint[] listed, int[] places) {
        int size = 0;
        @Nullable PairType[] made = pairs;
        for (int at = 0; at < now.length; at++) {
            if (made != null && made[at] != null) {
                at++; // of two words, listed as such
                continue;
            }
            ReadPoint point = all || !isFilled || now[at] != last[at] ? points[at] : null;
            if (point != null) {
                listed[size] = point;
                places[size++] = at;
            }
        }
        return size;
    }

    /** As {@link #list}, for points of two words: the reals among them, or the whole numbers. */
    int listPairs(boolean all, boolean areReals, ReadPoint[] listed, int[] places) {
        @Nullable PairType[] made = pairs;
        int size = 0;
        for (int at = 0; made != null && at < now.length; at++) {
            PairType type = made[at];
            ReadPoint point = type != null && type.isReal() == areReals ? points[at] : null;
            if (point != null && (all || isChanged(at) || isChanged(at + 1))) {
                listed[size] = point;
                places[size++] = at;
            }
        }
        return size;
    }

    /** The values of the points that {@link #listPairs} lists, each at its place. */
    ValueList pairs(boolean areReals) {
        @Nullable PairType[] made = pairs;
        double[] reals = new double[areReals ? now.length : 0];
        long[] wholes = new long[areReals ? 0 : now.length];
        for (int at = 0; made != null && at < now.length; at++) {
            PairType type = made[at];
            if (type != null && type.isReal() && areReals) {
                reals[at] = type.real(now[at], now[at + 1]);
            } else if (type != null && !type.isReal() && !areReals) {
                wholes[at] = type.whole(now[at], now[at + 1]);
            }
        }
        return areReals ? ValueList.reals(reals) : ValueList.signed(wholes);
    }

    /** A digest of its values. */
    public int digest() {
        int digest = 1;
        for (long each : now) {
            digest = 31 * digest + Long.hashCode(each * 0x9E3779B97F4A7C15L);
        }
        return digest;
    }

    /**
     * The values of the answer are the latest ones now.
     *
     * @param all whether all of its points were looked at
     */
    void keep(long newTime, boolean all) {
        System.arraycopy(now, 0, last, 0, now.length);
        isFilled = true;
        looked = newTime;
        time = all ? newTime : time;
    }

    /**
     * Event time of the latest answer that was looked at, nanoseconds since 1970; the least long when there was none.
     */
    long looked() {
        return looked;
    }

    /**
     * Event time of the latest answer of which all points were looked at, nanoseconds since 1970; the least long when
     * there was none.
     */
    long time() {
        return time;
    }

    /** Whether another hour began since the last call. */
    boolean isNewHour(long newHour) {
        boolean isNew = hour != newHour;
        hour = newHour;
        return isNew;
    }

    /** Its answers so far; made when it is asked for first. */
    public Repeats repeats() {
        Repeats known = repeats;
        if (known == null) {
            known = new Repeats();
            repeats = known;
        }
        return known;
    }

    /** Whether it was reported that its readings are frozen. */
    public boolean isFrozen() {
        return frozen;
    }

    /** Sets whether that was reported. */
    public void frozen(boolean isFrozen) {
        frozen = isFrozen;
    }
}
