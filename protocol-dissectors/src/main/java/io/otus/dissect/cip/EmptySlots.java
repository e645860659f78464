package io.otus.dissect.cip;

import io.otus.core.spi.LastAnnouncement;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Empty slots and router ports. A client that polls one is refused each time, which is reported once a minute. Bounded:
 * a further one replaces the one that was reported first. Confined to one flow.
 */
final class EmptySlots {
    /** Most that are remembered. */
    static final int MAX = 256;

    private final SequencedMap<String, LastAnnouncement<Integer>> told = new LinkedHashMap<>();

    /** Whether it is to be reported that the place is empty, as this extended status says. */
    boolean isNews(String route, int extended, long time) {
        if (told.size() == MAX && !told.containsKey(route)) {
            told.pollFirstEntry();
        }
        return told.computeIfAbsent(route, _ -> new LastAnnouncement<>()).take(extended, time);
    }
}
