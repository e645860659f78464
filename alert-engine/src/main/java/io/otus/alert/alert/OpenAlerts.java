package io.otus.alert.alert;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The alerts that nobody is done with and into which nothing folds any more. Confined to the analysis thread. */
final class OpenAlerts {
    /** Most of them; the oldest are forgotten, and stay open until a person closes them or the sensor starts again. */
    static final int MAX_OPEN = 65_536;

    private final SequencedMap<String, OpenAlert> open = new LinkedHashMap<>();

    void add(OpenAlert alert) {
        open.putLast(alert.id(), alert);
        if (open.size() > MAX_OPEN) {
            open.pollFirstEntry();
        }
    }

    void remove(String id) {
        open.remove(id);
    }

    /**
     * These and others of which more is known, which may be done with meanwhile; those that were seen longest ago
     * first.
     */
    List<OpenAlert> with(Collection<Alert> others) {
        Map<String, OpenAlert> all = new HashMap<>(open);
        for (Alert each : others) {
            if (OpenAlert.isOpen(each.status())) {
                all.put(each.id(), OpenAlert.of(AlertState.of(each)));
            } else {
                all.remove(each.id());
            }
        }
        return all.values().stream()
                .sorted(Comparator.comparingLong(OpenAlert::lastSeen).thenComparing(OpenAlert::id))
                .toList();
    }
}
