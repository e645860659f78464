package io.otus.alert.alert;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
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

    Collection<OpenAlert> all() {
        return Collections.unmodifiableCollection(open.values());
    }
}
