package io.otus.alert.detect.reading;

import io.otus.core.event.PointRange;
import io.otus.core.time.Nanos;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a unit of a device reported of its points. Confined to the analysis thread. */
final class UnitReadings {
    /** Most flawed points of one unit that are remembered; beyond that, one entry stands for all further ones. */
    static final int MAX_POINTS = 1_024;
    /**
     * A flaw that is reported within this time since the unit's points were first heard may be older, in nanoseconds:
     * ten minutes.
     */
    private static final long FIRST = 10 * Nanos.MINUTE;
    /** Stands for points that were not heard yet. */
    private static final long UNHEARD = Long.MAX_VALUE;

    /** The flaws of a point that were reported. */
    static final class Point {
        /** Time after which a lasting flaw is noted once more while learning, in nanoseconds: ten minutes. */
        private static final long AGAIN = 10 * Nanos.MINUTE;

        private int told;
        private long noted;

        /** Returns the octet of its flaws. */
        int told() {
            return told;
        }

        /** Adds these flaws. */
        void tell(int octet) {
            told |= octet;
        }

        /** Keeps only these flaws. */
        void keep(int octet) {
            told &= octet;
        }

        /** Returns whether a lasting flaw is due to be noted once more, and then counts it as noted. */
        boolean isDue(long time) {
            boolean isDue = time - noted >= AGAIN;
            noted = isDue ? time : noted;
            return isDue;
        }
    }

    /** Takes points one by one. */
    interface Viewer {
        void view(String space, long index, Point point);
    }

    private final ReadingBudget room;
    private final HeardPoints heard;
    /** The flawed points by index, by space. */
    private final Map<String, NavigableMap<Long, Point>> flawed = new HashMap<>();

    private final Point further = new Point();
    private int size;
    private long since = UNHEARD;
    private boolean isSettled;
    private boolean isRestarted;

    /**
     * Creates an empty record.
     *
     * @param room the room for flawed points
     * @param heardRoom the room for runs of points that were heard
     */
    UnitReadings(ReadingBudget room, ReadingBudget heardRoom) {
        this.room = room;
        this.heard = new HeardPoints(heardRoom);
    }

    /** Notes whether the device reports a restart. Returns whether that is new. */
    boolean tellsRestart(boolean isSo) {
        boolean isNew = isSo && !isRestarted;
        isRestarted = isSo;
        return isNew;
    }

    /** Returns the flaws of a point; null if it has none. */
    @Nullable
    Point find(String space, long index) {
        NavigableMap<Long, Point> points = flawed.isEmpty() ? null : flawed.get(space);
        return points == null ? null : points.get(index);
    }

    /** Returns whether {@link #further} stands for all points that are not remembered yet. */
    boolean isFull() {
        return size >= MAX_POINTS || room.isFull();
    }

    /** Returns the entry for all points that found no room. */
    Point further() {
        return further;
    }

    /** Remembers a point as flawed; returns {@link #further} if there is no room. */
    Point add(String space, long index) {
        if (isFull()) {
            return further;
        }
        Point point = new Point();
        flawed.computeIfAbsent(space, _ -> new TreeMap<>()).put(index, point);
        size++;
        room.take();
        return point;
    }

    /** Removes points that have no flaws any more. */
    void clear(String space, long first, long last) {
        NavigableMap<Long, Point> points = flawed.isEmpty() ? null : flawed.get(space);
        if (points == null) {
            return;
        }
        int before = points.size();
        points.subMap(first, true, last, true).clear();
        if (points.isEmpty()) {
            flawed.remove(space);
        }
        forget(before - points.size());
    }

    private void forget(int count) {
        size -= count;
        room.give(count);
    }

    /**
     * Returns whether a point may have been flawed before the unit was first heard: neither the point was heard yet,
     * nor the unit for long.
     */
    boolean isFirst(String space, long index, long time) {
        boolean isNew = !isSettled && (since == UNHEARD || time - since < FIRST);
        return isNew && !heard.has(space, index);
    }

    /** Notes points that were heard, flawed or not. */
    void heard(List<PointRange> points, long time) {
        if (isSettled || points.isEmpty()) {
            return;
        }
        since = since == UNHEARD ? time : since;
        if (time - since >= FIRST) {
            settle();
            return;
        }
        for (PointRange range : points) {
            heard.add(range);
        }
    }

    /** Notes that the unit has been heard for long. */
    void settle() {
        isSettled = true;
        heard.clear();
    }

    boolean isSettled() {
        return isSettled;
    }

    /** Releases the room when the unit is dropped. */
    void leave() {
        flawed.clear();
        forget(size);
        heard.clear();
    }

    void forEach(Viewer viewer) {
        flawed.forEach((space, points) -> points.forEach((index, point) -> viewer.view(space, index, point)));
    }
}
