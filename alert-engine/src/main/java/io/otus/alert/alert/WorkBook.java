package io.otus.alert.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.maintenance.MaintenanceText;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.alert.text.Explanation;
import io.otus.alert.text.Former;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records declared work: one closed alert per window, whatever is done in it, and other activity of its devices at that
 * time. Confined to the analysis thread.
 */
public final class WorkBook {
    /** Most windows that are remembered. The oldest are dropped, and later work in them is recorded in a new alert. */
    static final int MAX_WINDOWS = 65_536;

    /** Most logs that are kept, as many as a plan may have windows; logs of a reloaded plan displace the oldest. */
    private static final int MAX_LOGS = 1_000;

    /** Most findings that are remembered beyond their window; the least recent are forgotten first. */
    private static final int MAX_DONE = 4_096;

    /** Kinds that say who takes part and not what was done. */
    private static final Set<Kind> ABOUT_WHO = EnumSet.of(Kind.ASSET_NEW, Kind.LINK_NEW, Kind.PROTO_NEW, Kind.ROLE_NEW);

    /** The record of a window: its alert and its end in event time. */
    private record Seen(Alert alert, long end) {}

    /** What was done in a window. */
    private record Done(Kind kind, Object key) {
        static Done of(Finding finding) {
            return new Done(finding.kind(), finding.key());
        }
    }

    private final String sensor;
    private final Baseline baseline;
    private final Folding folding;
    private final EventDetails details;
    private final ReportedFacts told;
    private final AlertWriter writer;
    private final LivingAlerts living;
    private final WorkWrites writes;
    private final SequencedMap<String, Seen> windows = new LinkedHashMap<>();
    private final SequencedMap<String, WorkLog> logs = new LinkedHashMap<>();
    private final RecentMap<Done, MaintenanceWindow> done = new RecentMap<>(MAX_DONE);

    /**
     * Creates an empty book.
     *
     * @param sensor name of the sensor
     * @param baseline the baseline against which findings are explained
     * @param details adds the details of an event
     * @param told which alert reported which finding
     * @param writer writes the lines
     * @param living takes the new alerts
     */
    WorkBook(
            String sensor,
            Baseline baseline,
            EventDetails details,
            ReportedFacts told,
            AlertWriter writer,
            LivingAlerts living) {
        this.sensor = sensor;
        this.baseline = baseline;
        this.folding = new Folding(baseline);
        this.writes = new WorkWrites(baseline, this::log);
        this.details = details;
        this.told = told;
        this.writer = writer;
        this.living = living;
    }

    /**
     * Records the findings of one event of declared work, in one closed alert per window. What is recorded here counts
     * as unreported, so that the same act after the window raises a new alert.
     */
    public void record(MaintenanceWindow window, List<Finding> findings, Sighting sighting) {
        long time = sighting.time();
        Finding main = findings.getFirst();
        for (Finding finding : findings) {
            main = finding.outranks(main) ? finding : main;
        }
        Finding deed = deed(findings, main);
        String title = deed.broken().words(deed, sighting, baseline).title();
        WorkLog log = log(window);
        log.did(Former.plain(title), deed.severity());
        writes.found(log, findings, sighting);
        main = MaintenanceText.lowered(window, main);
        Alert known = find(window);
        Alert alert = known != null ? known : begin(window, main, sighting);
        boolean isFirst = alert.count() == 0;
        folding.count(alert, main, sighting);
        for (Finding finding : findings) {
            alert.facts().add(finding.kind());
            done.put(Done.of(finding), window);
        }
        details.add(alert, main, findings, sighting, told.isFollower(main));
        living.add(alert, time);
        if (isFirst) {
            writer.write(alert, time);
        } else {
            writer.writeIfDue(alert, time);
        }
    }

    /**
     * Returns the finding that says what was done: that a device acts as a client, or talks to another, is told of
     * several deeds alike.
     */
    private static Finding deed(List<Finding> findings, Finding main) {
        Finding deed = null;
        for (Finding finding : findings) {
            if (!ABOUT_WHO.contains(finding.kind()) && (deed == null || finding.outranks(deed))) {
                deed = finding;
            }
        }
        return deed == null ? main : deed;
    }

    /** Creates the alert for the first findings in a window. */
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

    /** Says in the alerts on findings that they were part of declared work before, once for each. */
    void after(List<Finding> findings, Sighting sighting) {
        for (Finding finding : findings) {
            MaintenanceWindow window = done.get(Done.of(finding));
            Alert alert = window == null || window.end() > sighting.time() ? null : told.of(finding, sighting.time());
            if (window != null && alert != null) {
                done.remove(Done.of(finding));
                String line = MaintenanceText.before(window);
                if (alert.addRemark(line, line)) {
                    writer.watch(alert);
                }
            }
        }
    }

    /**
     * Notes, for each window, alerts that were raised meanwhile and are not part of the declared work.
     *
     * @param naming the windows that name a device taking part
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

    /** Returns what follows the writes of declared work. */
    public WorkWrites writes() {
        return writes;
    }

    /** Returns the log of a window in this run. */
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

    /** Returns the alert of a window; null if there is none. */
    public @Nullable Alert find(MaintenanceWindow window) {
        Seen seen = windows.get(MaintenanceText.fact(window));
        return seen == null ? null : seen.alert();
    }

    /** Returns the alert of this id; null if it belongs to no window. */
    @Nullable
    Alert find(String id) {
        for (Seen each : windows.values()) {
            if (each.alert().id().equals(id)) {
                return each.alert();
            }
        }
        return null;
    }

    /** Restores the alert of a window from an earlier run. */
    void restore(String fact, Alert alert) {
        windows.put(fact, new Seen(alert, MaintenanceText.end(fact)));
    }

    /** Event time advanced: writes a complete line for each window that ended. */
    void clock(long time) {
        for (Alert each : untold(time)) {
            writer.write(each, time);
        }
    }

    /** The input ended, and with it all windows: makes their lines due. */
    void end() {
        for (Alert each : untold(Long.MAX_VALUE)) {
            each.untold().dueLine();
            writer.watch(each);
        }
    }

    /** Returns the alerts of windows that ended by this time and whose latest line is not complete. */
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
