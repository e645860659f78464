package io.otus.dissect.cip;

import io.otus.core.spi.Told;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Slots, and ports of routers, in which nothing is: a client that polls one is refused each time, which is told once a
 * minute. Bounded: one more pushes out the one that was told first. Confined to one flow.
 */
final class EmptySlots {
    /** Most that are remembered. */
    static final int MAX = 256;

    private final SequencedMap<String, Told<Integer>> told = new LinkedHashMap<>();

    /** Whether it is news that nothing is there, as this extended status says. */
    boolean isNews(String route, int extended, long time) {
        if (told.size() == MAX && !told.containsKey(route)) {
            told.pollFirstEntry();
        }
        return told.computeIfAbsent(route, _ -> new Told<>()).take(extended, time);
    }
}
