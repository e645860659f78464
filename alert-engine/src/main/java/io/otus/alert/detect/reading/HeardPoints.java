package io.otus.alert.detect.reading;

import io.otus.core.event.PointRange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points of one unit that were heard, as runs of consecutive indexes. Points for which there is no room are not
 * remembered. Confined to the analysis thread.
 */
final class HeardPoints {
    private final ReadingBudget room;
    private final Map<String, Runs> spaces = new HashMap<>();

    /** The runs of a space, sorted; runs neither overlap nor touch. */
    private static final class Runs {
        private long[] firsts = new long[1];
        private long[] lasts = new long[1];
        private int size;

        /** Returns the last run that begins at an index or before it; -1 if there is none. */
        private int upTo(long index) {
            int found = Arrays.binarySearch(firsts, 0, size, index);
            return found >= 0 ? found : -found - 2;
        }

        private void remove(int at) {
            size--;
            System.arraycopy(firsts, at + 1, firsts, at, size - at);
            System.arraycopy(lasts, at + 1, lasts, at, size - at);
        }

        private void insert(int at, long first, long last) {
            if (size == firsts.length) {
                firsts = Arrays.copyOf(firsts, 2 * size);
                lasts = Arrays.copyOf(lasts, 2 * size);
            }
            System.arraycopy(firsts, at, firsts, at + 1, size - at);
            System.arraycopy(lasts, at, lasts, at + 1, size - at);
            firsts[at] = first;
            lasts[at] = last;
            size++;
        }
    }

    /**
     * Creates an empty set.
     *
     * @param room the room for runs
     */
    HeardPoints(ReadingBudget room) {
        this.room = room;
    }

    boolean has(String space, long index) {
        Runs known = spaces.get(space);
        int at = known == null ? -1 : known.upTo(index);
        return known != null && at >= 0 && known.lasts[at] >= index;
    }

    void add(PointRange range) {
        Runs known = runs(range.space());
        if (known == null) {
            return;
        }
        long from = range.first();
        long to = range.last();
        int at = known.upTo(to + 1);
        if (at >= 0 && known.firsts[at] <= from && known.lasts[at] >= to) {
            return; // polled again
        }
        for (; at >= 0 && known.lasts[at] >= from - 1; at--) {
            from = Math.min(from, known.firsts[at]);
            to = Math.max(to, known.lasts[at]);
            known.remove(at);
            room.give(1);
        }
        if (!room.isFull()) {
            known.insert(at + 1, from, to);
            room.take();
        }
    }

    /** Returns the runs of a space; null if there are none and no room for the first one. */
    private @Nullable Runs runs(String space) {
        Runs known = spaces.get(space);
        if (known == null && !room.isFull()) {
            known = new Runs();
            spaces.put(space, known);
        }
        return known;
    }

    void clear() {
        for (Runs each : spaces.values()) {
            room.give(each.size);
        }
        spaces.clear();
    }
}
