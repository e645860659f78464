package io.otus.alert.alert;

import io.otus.alert.maintenance.MaintenanceText;
import io.otus.alert.maintenance.MaintenanceWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What was seen of declared work: one alert a window. Confined to the analysis thread. */
final class WorkBook {
    /** Most windows that are remembered; the oldest are forgotten, and more of their work is recorded anew. */
    static final int MAX_WINDOWS = 65_536;

    /** As many as a plan has at most; plans that are read anew drive out the oldest. */
    private static final int MAX_LOGS = 1_000;

    /** What was seen of a window. */
    private record Seen(Alert alert, long end) {}

    private final SequencedMap<String, Seen> windows = new LinkedHashMap<>();
    private final SequencedMap<String, WorkLog> logs = new LinkedHashMap<>();

    /** What this run saw of a window. */
    WorkLog log(MaintenanceWindow window) {
        String fact = MaintenanceText.fact(window);
        WorkLog log = logs.get(fact);
        if (log == null) {
            log = new WorkLog();
            logs.put(fact, log);
            if (logs.size() > MAX_LOGS) {
                logs.pollFirstEntry();
            }
        }
        return log;
    }

    /** What was seen in a window; null when nothing was. */
    @Nullable
    Alert find(MaintenanceWindow window) {
        Seen seen = windows.get(MaintenanceText.fact(window));
        return seen == null ? null : seen.alert();
    }

    /** The alert of this id; null where it is of no window. */
    @Nullable
    Alert find(String id) {
        for (Seen each : windows.values()) {
            if (each.alert().id().equals(id)) {
                return each.alert();
            }
        }
        return null;
    }

    /** Something was seen in a window for the first time. */
    void begin(MaintenanceWindow window, Alert alert) {
        if (windows.size() >= MAX_WINDOWS) {
            windows.pollFirstEntry();
        }
        windows.put(MaintenanceText.fact(window), new Seen(alert, window.end()));
    }

    /** Takes up what an earlier run saw. */
    void restore(String fact, Alert alert) {
        windows.put(fact, new Seen(alert, MaintenanceText.end(fact)));
    }

    /** Those of windows that ended by this time, and of which not all is told. */
    List<Alert> toTell(long time) {
        List<Alert> untold = new ArrayList<>(0);
        for (Seen each : windows.values()) {
            if (each.end() <= time && !each.alert().isToldInFull()) {
                untold.add(each.alert());
            }
        }
        return untold;
    }
}
