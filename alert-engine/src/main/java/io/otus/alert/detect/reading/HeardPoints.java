package io.otus.alert.detect.reading;

import io.otus.core.event.PointRange;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Points of one unit of a device that were heard, as runs of consecutive ones. What finds no room is not remembered.
 * Confined to the analysis thread.
 */
final class HeardPoints {
    private final Room room;
    /** The last point of each run by its first one, by spaces. */
    private final Map<String, NavigableMap<Long, Long>> spaces = new HashMap<>();

    private int runs;

    /**
     * None yet.
     *
     * @param room for runs
     */
    HeardPoints(Room room) {
        this.room = room;
    }

    boolean has(String space, long index) {
        NavigableMap<Long, Long> known = spaces.get(space);
        Map.Entry<Long, Long> run = known == null ? null : known.floorEntry(index);
        return run != null && run.getValue() >= index;
    }

    void add(PointRange range) {
        long from = range.first();
        long to = range.last();
        NavigableMap<Long, Long> known = spaces.get(range.space());
        if (known == null) {
            if (!room.isFull()) {
                known = new TreeMap<>();
                spaces.put(range.space(), known);
                put(known, from, to);
            }
            return;
        }
        Map.Entry<Long, Long> run = known.floorEntry(to + 1);
        if (run != null && run.getKey() <= from && run.getValue() >= to) {
            return; // polled again
        }
        while (run != null && run.getValue() >= from - 1) {
            from = Math.min(from, run.getKey());
            to = Math.max(to, run.getValue());
            known.remove(run.getKey());
            runs--;
            room.give(1);
            run = known.floorEntry(to + 1);
        }
        if (!room.isFull()) {
            put(known, from, to);
        }
    }

    private void put(NavigableMap<Long, Long> known, long from, long to) {
        known.put(from, to);
        runs++;
        room.take();
    }

    void clear() {
        spaces.clear();
        room.give(runs);
        runs = 0;
    }
}
