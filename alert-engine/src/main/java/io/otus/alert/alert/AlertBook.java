package io.otus.alert.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.maintenance.MaintenanceText;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.core.asset.AssetDirectory;
import io.otus.core.event.OperationCompleted;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns findings into alerts, as few as possible, so that a person reads related findings together. All findings of one
 * event go into the same alert. The alert is chosen in this order:
 *
 * <ol>
 *   <li>The alert that reported the same within {@link ReportedFacts#REPEAT}: its count rises. If more than
 *       {@link Folding#PAUSE} passed since its latest finding, a new {@link Occurrence} of the alert begins.
 *       {@link News} decides when a repeat needs an alert of its own nevertheless.
 *   <li>The alert from which the finding follows ({@link Consequence}): the finding becomes a line of it, even if it
 *       was a line of an earlier such alert.
 *   <li>The alert on the same cause, that is, the same source that broke another fact in the same way within
 *       {@link ReportedFacts#CAUSE}: the finding becomes one of its further facts. An alert of severity info takes
 *       further facts as long as they come.
 *   <li>A new alert.
 * </ol>
 *
 * <p>All times are event time. At most {@link AlertWriter#MAX_ALIVE} alerts can take findings; beyond that, the least
 * important ones rest early ({@link #restedEarly}). Declared work is recorded separately ({@link WorkBook}). Confined
 * to the analysis thread.
 */
public final class AlertBook {
    /** Most resting alerts that are remembered: open alerts that can take no more findings. */
    public static final int MAX_RESTING = OpenAlerts.MAX_OPEN;
    /** Most alerts that can take findings; beyond that, the least important ones rest early. */
    public static final int MAX_ALIVE = AlertWriter.MAX_ALIVE;
    /** Event time between two searches for entries that can be dropped. */
    private static final long SWEEP_INTERVAL = Nanos.MINUTE;

    private final ReportedFacts told = new ReportedFacts();
    private final Leads leads = new Leads();
    private final Incidents incidents = new Incidents();
    private final EventDetails details;
    private final AlertFrames frames;
    private final Folding folding;
    private final AlertWriter writer;
    private final LivingAlerts living;
    private final Filing filing;
    private final WorkBook work;
    private final Answers answers;
    private long swept;

    /**
     * Creates an empty book.
     *
     * @param sensor name of the sensor
     * @param baseline the baseline against which findings are explained
     * @param directory finds the assets that take part in an alert
     * @param evidence keeps frames
     * @param sink takes the lines
     */
    public AlertBook(
            String sensor, Baseline baseline, AssetDirectory directory, EvidenceRequests evidence, AlertSink sink) {
        this.frames = new AlertFrames(evidence);
        this.details = new EventDetails(directory, evidence, frames);
        this.folding = new Folding(baseline);
        this.writer = new AlertWriter(sink);
        this.living = new LivingAlerts(writer, told, leads);
        this.filing = new Filing(sensor, baseline, details, told, leads, living);
        this.work = new WorkBook(sensor, baseline, details, told, writer, living);
        this.answers = new Answers(alert -> writer.find(alert.id()) == alert);
    }

    /** Reports the findings of one event. */
    public void report(List<Finding> findings, Sighting sighting) {
        if (findings.isEmpty()) {
            return;
        }
        Finding main = filing.naming(findings, sighting);
        Alert earlier = filing.earlier(main, sighting);
        Leads.Found lead = filing.lead(main, earlier, sighting);
        earlier = lead == null ? earlier : null;
        Alert alert = earlier != null ? earlier : lead != null ? lead.alert() : filing.of(main, sighting);
        Severity before = alert.severity();
        if (lead != null) {
            folding.join(lead, main, sighting);
        } else if (alert.kind() == main.kind()) {
            folding.count(alert, main, sighting);
            leads.note(main, alert, sighting);
        } else if (told.isFollower(main)) {
            folding.count(alert, main, sighting);
        }
        hold(alert, main, findings, sighting, lead != null);
        work.after(findings, sighting);
        boolean mayBeRaised = lead != null || main.broken().isLasting();
        boolean isRaised = mayBeRaised && alert.severity() != before;
        boolean isNew = alert.count() == 1 && earlier == null;
        if (isNew || alert.severity() != before) {
            joinIncident(alert, main, sighting);
        }
        if (isNew || isRaised) {
            writer.write(alert, sighting.time());
        } else {
            writer.writeIfDue(alert, sighting.time());
        }
    }

    /**
     * Adds what a new asset does to the alert on its appearance, if that alert is still open.
     *
     * @param presence the finding that the asset appeared
     * @return whether the findings were added
     */
    public boolean fold(Finding presence, List<Finding> findings, Sighting sighting) {
        Alert alert = told.of(presence, sighting.time());
        if (alert == null) {
            return false;
        }
        Folding.count(alert, sighting);
        hold(alert, presence, findings, sighting, told.isFollower(presence));
        writer.writeIfDue(alert, sighting.time());
        return true;
    }

    /**
     * Adds the findings of one event to an alert.
     *
     * @param main the finding that the alert, or its line, is about
     * @param follows whether all findings are mere consequences of what the alert reports
     */
    private void hold(Alert alert, Finding main, List<Finding> findings, Sighting sighting, boolean follows) {
        for (Finding finding : findings) {
            alert.facts().add(finding.kind());
            if (told.remember(finding, alert, sighting.time())) {
                folding.beside(alert, finding, sighting);
            }
            if (follows) {
                told.follows(finding, alert);
            }
        }
        details.add(alert, main, findings, sighting, told.isFollower(main));
        answers.await(alert, sighting);
    }

    /**
     * Adds a remark on an act to the alert on that act, if there is one.
     *
     * @param window the declared work that the act is part of; null if it is part of none
     */
    public void remark(@Nullable MaintenanceWindow window, Finding beside, Sighting sighting) {
        long time = sighting.time();
        Alert alert = window != null ? work.find(window) : told.of(beside, time);
        if (alert != null) {
            details.add(alert, beside, List.of(beside), sighting, told.isFollower(beside));
            writer.watch(alert);
            writer.writeIfDue(alert, time);
        }
    }

    /** A request was answered, or will never be. The alert on the request states the outcome. */
    public void answered(OperationCompleted event) {
        Alert alert = answers.answered(event);
        if (alert != null) {
            writer.watch(alert);
        }
    }

    /**
     * Returns how many alerts rested early, although they could still have taken findings. A repeat raises a new alert.
     */
    public long restedEarly() {
        return living.restedEarly();
    }

    /**
     * Returns how many lines of alerts were lost because the sink had no room for them before their alerts had to rest
     * or the input ended.
     */
    public long lost() {
        return writer.lost();
    }

    /** Returns the records of declared work. */
    public WorkBook work() {
        return work;
    }

    /**
     * Adds the alert to the incident of the same intruder. When a second step makes an incident, lines for the earlier
     * steps are written once more.
     */
    private void joinIncident(Alert alert, Finding main, Sighting sighting) {
        for (Alert first : incidents.join(alert, Consequence.flow(main, sighting), sighting.time())) {
            writer.watch(first);
            writer.write(first, sighting.time());
        }
    }

    /**
     * Applies a person's decision about an alert and writes a line. A repeat of what a closed alert reported raises a
     * new alert.
     *
     * @param stored the alert as the store has it; null if the store has none
     */
    public void become(String id, Status status, @Nullable AlertState stored, long time) {
        Alert alert = alive(id, stored);
        if (alert == null || alert.status() == status) {
            return;
        }
        living.decided(id);
        boolean isOpenAgain = isForgotten(alert.status()) && OpenAlert.isOpen(status);
        alert.become(status);
        if (isOpenAgain) {
            // The decision was taken back: a repeat is counted as if it had never been made.
            knowAgain(alert);
        } else if (isForgotten(status)) {
            // A learned fact is not broken any more, but the facts folded in beside it may be broken again.
            told.forget(List.of(alert));
        } else if (!OpenAlert.isOpen(status)) {
            told.forgetFollowers(alert); // the decision does not concern mere consequences of the alert
        }
        writer.write(alert, time);
    }

    private static boolean isForgotten(Status status) {
        return status == Status.CLOSED || status == Status.LEARNED;
    }

    /** Lets an alert count repeats of what it reported, recognised by their texts. */
    private void knowAgain(Alert alert) {
        told.restored(alert, alert.origin().explanation().fact());
        told.gathering(alert);
        alert.facts().further().items().forEach(item -> told.restored(alert, item.fact()));
    }

    /**
     * Returns the alert of this id, ready for changes; null if there is none. A resting alert may still be known as a
     * step of an incident or as declared work.
     */
    private @Nullable Alert alive(String id, @Nullable AlertState stored) {
        Alert alert = writer.find(id);
        if (alert != null) {
            return alert;
        }
        alert = incidents.find(id);
        alert = alert != null ? alert : work.find(id);
        if (alert == null && stored != null) {
            alert = new Alert(stored.origin(), stored.severity());
            alert.restore(stored);
        }
        if (alert != null) {
            writer.watch(alert);
        }
        return alert;
    }

    /** Event time advanced: writes lines that waited, and drops entries into which nothing can fold any more. */
    public void clock(long time) {
        frames.clock(time);
        work.clock(time);
        writer.clock(time);
        if (time - swept >= SWEEP_INTERVAL) {
            swept = time;
            told.sweep(time);
            leads.sweep(time);
            answers.sweep(time);
            living.sweep(time);
        }
    }

    /** Returns the open alerts that can take no more findings, those seen longest ago first. */
    public List<OpenAlert> resting(long time) {
        return living.resting(time);
    }

    /** Restores an open alert of an earlier run that can take no more findings. */
    public void restore(OpenAlert alert) {
        living.restore(alert);
    }

    /** The input ended: writes the lines that waited. */
    public void end(long time) {
        frames.end(time);
        work.end();
        writer.end(time);
    }

    /**
     * Returns the alerts that changed since the last call. A written line is no change, as the line carries the state
     * itself.
     */
    public List<AlertState> takeChanged() {
        return writer.takeChanged();
    }

    /** Returns the number of the latest line; 0 before the first. */
    public long sequence() {
        return writer.sequence();
    }

    /**
     * Restores the alerts of an earlier run.
     *
     * @param states at most {@link #MAX_ALIVE}
     */
    public void restore(long lastSequence, List<AlertState> states) {
        writer.restore(lastSequence);
        List<Alert> alerts = new ArrayList<>(states.size());
        for (AlertState state : states) {
            Alert alert = new Alert(state.origin(), state.severity());
            alert.restore(state);
            writer.watch(alert);
            alerts.add(alert);
            String fact = state.origin().explanation().fact();
            if (MaintenanceText.isFact(fact)) {
                work.restore(fact, alert);
            } else if (alert.status() != Status.CLOSED) {
                knowAgain(alert);
            }
        }
        incidents.restore(alerts);
    }
}
