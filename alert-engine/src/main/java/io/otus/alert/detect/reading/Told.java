package io.otus.alert.detect.reading;

import io.otus.core.event.PointRange;
import io.otus.core.time.Nanos;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a unit of a device told of its points. Confined to the analysis thread. */
final class Told {
    /** Most points of one unit that are remembered as flawed; what more there are is one for all of them. */
    static final int MAX_POINTS = 1_024;
    /** What a unit tells within this time since its points were heard first may have been so before: ten minutes. */
    private static final long FIRST = 10 * Nanos.MINUTE;
    /** Its points were not heard yet. */
    private static final long UNHEARD = Long.MAX_VALUE;

    /** The flaws of a point that count as told. */
    static final class Point {
        /** Of what goes on while that is learned it is noted so often that it does. */
        private static final long AGAIN = 10 * Nanos.MINUTE;

        private int told;
        private long noted;

        /** The octet of its flaws. */
        int told() {
            return told;
        }

        /** Also these are told. */
        void tell(int octet) {
            told |= octet;
        }

        /** Only these go on. */
        void keep(int octet) {
            told &= octet;
        }

        /** Whether it is time to note that they go on, which counts as done then. */
        boolean isDue(long time) {
            boolean isDue = time - noted >= AGAIN;
            noted = isDue ? time : noted;
            return isDue;
        }
    }

    /** Shows a point. */
    interface Viewer {
        void view(String space, long index, Point point);
    }

    private final Room room;
    private final HeardPoints heard;
    /** Its flawed points by their indices, by spaces. */
    private final Map<String, NavigableMap<Long, Point>> flawed = new HashMap<>();

    private final Point further = new Point();
    private int size;
    private long since = UNHEARD;
    private boolean isSettled;
    private boolean isRestarted;

    /**
     * Nothing yet.
     *
     * @param room for flawed points
     * @param heardRoom for runs of points that were heard
     */
    Told(Room room, Room heardRoom) {
        this.room = room;
        this.heard = new HeardPoints(heardRoom);
    }

    /** It says that it restarted, or no more; whether that is new. */
    boolean tellsRestart(boolean isSo) {
        boolean isNew = isSo && !isRestarted;
        isRestarted = isSo;
        return isNew;
    }

    /** What is remembered of a point as flawed; null where it is not. */
    @Nullable
    Point find(String space, long index) {
        NavigableMap<Long, Point> points = flawed.isEmpty() ? null : flawed.get(space);
        return points == null ? null : points.get(index);
    }

    /** Whether {@link #further} stands for all that are not remembered yet. */
    boolean isFull() {
        return size >= MAX_POINTS || room.isFull();
    }

    /** What stands for all that found no room. */
    Point further() {
        return further;
    }

    /** Remembers a point as flawed; {@link #further} where it is full. */
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

    /** Nothing is wrong with these any more. */
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
     * Whether a point may have been as it is before the unit was heard: it was not heard yet, nor the unit for long.
     */
    boolean isFirst(String space, long index, long time) {
        boolean isNew = !isSettled && (since == UNHEARD || time - since < FIRST);
        return isNew && !heard.has(space, index);
    }

    /** These were heard, whatever is wrong with them. */
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

    /** It has been heard for long. */
    void settle() {
        isSettled = true;
        heard.clear();
    }

    boolean isSettled() {
        return isSettled;
    }

    /** It makes room for another unit. */
    void leave() {
        flawed.clear();
        forget(size);
        heard.clear();
    }

    void forEach(Viewer viewer) {
        flawed.forEach((space, points) -> points.forEach((index, point) -> viewer.view(space, index, point)));
    }
}
