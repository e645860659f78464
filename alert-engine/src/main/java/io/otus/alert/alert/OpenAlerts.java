package io.otus.alert.alert;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The open alerts that can take no more findings. Confined to the analysis thread. */
final class OpenAlerts {
    /** Most alerts; the oldest are dropped, and stay open until a person closes them or the sensor restarts. */
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

    /** Returns these alerts and others, leaving out those that are closed meanwhile; those seen longest ago first. */
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
