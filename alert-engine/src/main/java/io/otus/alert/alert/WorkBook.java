package io.otus.alert.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.alert.maintenance.MaintenanceText;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.alert.text.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Records what was seen of declared work: one closed alert a window, whatever is done in it, and what else its devices
 * did meanwhile. Confined to the analysis thread.
 */
public final class WorkBook {
    /** Most windows that are remembered; the oldest are forgotten, and more of their work is recorded anew. */
    static final int MAX_WINDOWS = 65_536;

    /** As many as a plan has at most; plans that are read anew drive out the oldest. */
    private static final int MAX_LOGS = 1_000;

    /** What was seen of a window. */
    private record Seen(Alert alert, long end) {}

    private final String sensor;
    private final Baseline baseline;
    private final Folding folding;
    private final EventDetails details;
    private final Told told;
    private final Teller teller;
    private final LivingAlerts living;
    private final SequencedMap<String, Seen> windows = new LinkedHashMap<>();
    private final SequencedMap<String, WorkLog> logs = new LinkedHashMap<>();

    /**
     * An empty book.
     *
     * @param sensor name of the sensor
     * @param baseline what findings are explained against
     * @param details adds what an event showed
     * @param told which alert told of which finding
     * @param teller writes the lines
     * @param living takes the alerts that are begun
     */
    WorkBook(String sensor, Baseline baseline, EventDetails details, Told told, Teller teller, LivingAlerts living) {
        this.sensor = sensor;
        this.baseline = baseline;
        this.folding = new Folding(baseline);
        this.details = details;
        this.told = told;
        this.teller = teller;
        this.living = living;
    }

    /**
     * Records what one event showed of declared work: one closed alert a window, whatever is done in it. What is
     * recorded here counts as never told, so that the same after the window is an alert as if it were new.
     */
    public void record(MaintenanceWindow window, List<Finding> findings, Sighting sighting) {
        long time = sighting.time();
        Finding main = findings.getFirst();
        for (Finding finding : findings) {
            main = finding.outranks(main) ? finding : main;
        }
        log(window).did(main.broken().words(main, sighting, baseline).title());
        main = MaintenanceText.lowered(window, main);
        Alert known = find(window);
        Alert alert = known != null ? known : begin(window, main, sighting);
        boolean isFirst = alert.count() == 0;
        folding.count(alert, main, sighting);
        for (Finding finding : findings) {
            alert.facts().add(finding.kind());
        }
        details.add(alert, main, findings, sighting, told.isFollower(main));
        living.add(alert, time);
        if (isFirst) {
            teller.write(alert, time);
        } else {
            teller.writeIfDue(alert, time);
        }
    }

    /** Something was seen in a window for the first time. */
    private Alert begin(MaintenanceWindow window, Finding main, Sighting sighting) {
        Explanation explanation = MaintenanceText.explain(window, main.explain(sighting, baseline));
        Alert alert =
                new Alert(AlertOrigin.of(sensor, main, explanation, sighting, null), main.severity(), Status.CLOSED);
        if (windows.size() >= MAX_WINDOWS) {
            windows.pollFirstEntry();
        }
        windows.put(MaintenanceText.fact(window), new Seen(alert, window.end()));
        return alert;
    }

    /**
     * Notes with declared work what was reported while it was going on and is no part of it.
     *
     * @param naming those windows in which a device that has part in it is named
     */
    public void beside(List<MaintenanceWindow> naming, List<Finding> findings, Sighting sighting) {
        for (MaintenanceWindow window : naming) {
            for (Finding finding : findings) {
                Alert alert = told.of(finding, sighting.time());
                if (alert != null) {
                    log(window).notDeclared(alert);
                }
            }
        }
    }

    /** What this run saw of a window. */
    public WorkLog log(MaintenanceWindow window) {
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
    public @Nullable Alert find(MaintenanceWindow window) {
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

    /** Takes up what an earlier run saw. */
    void restore(String fact, Alert alert) {
        windows.put(fact, new Seen(alert, MaintenanceText.end(fact)));
    }

    /** Event time moved on: tells in full what was seen in the windows that ended. */
    void clock(long time) {
        for (Alert each : untold(time)) {
            teller.write(each, time);
        }
    }

    /** The input ended, and with it all windows: what was seen in them is due. */
    void end() {
        for (Alert each : untold(Long.MAX_VALUE)) {
            each.untold().dueLine();
            teller.watch(each);
        }
    }

    /** Those of windows that ended by this time, and of which not all is told. */
    private List<Alert> untold(long time) {
        List<Alert> untold = new ArrayList<>(0);
        for (Seen each : windows.values()) {
            if (each.end() <= time && !each.alert().isToldInFull()) {
                untold.add(each.alert());
            }
        }
        return untold;
    }
}
