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
 * Makes alerts of findings, as few as possible: a person reads them, and what belongs together is to be read at once.
 * All findings of one event go into the same alert. Which one that is, is decided in this order:
 *
 * <ol>
 *   <li>The alert that told of the same within {@link Told#REPEAT}: the repeat counts up there. If more than
 *       {@link Folding#PAUSE} passed since the latest one, a new {@link Occurrence} of the alert begins. {@link News}
 *       says when a repeat deserves an alert of its own nevertheless.
 *   <li>The alert from which the finding follows ({@link Consequence}): it becomes a line of that, also where it was
 *       part of an earlier one of the kind before.
 *   <li>The alert on the same cause, that is the same source that broke another fact in the same way within
 *       {@link Told#CAUSE}: it becomes one of its further facts. Alerts of severity info take them as long as they
 *       come.
 *   <li>A new alert.
 * </ol>
 *
 * <p>All times are event time. At most {@link Teller#MAX_ALIVE} alerts take anything in; where there are more, the
 * least important ones rest early ({@link #restedEarly}). What belongs to declared work is recorded apart from all this
 * ({@link WorkBook}). Confined to the analysis thread.
 */
public final class AlertBook {
    /** Most open alerts into which nothing folds any more that are remembered. */
    public static final int MAX_RESTING = OpenAlerts.MAX_OPEN;
    /** Most alerts into which something may still be folded: the least important ones beyond rest early. */
    public static final int MAX_ALIVE = Teller.MAX_ALIVE;
    /** How often it is looked for what can be forgotten. */
    private static final long SWEEP_INTERVAL = Nanos.MINUTE;

    private final Told told = new Told();
    private final Leads leads = new Leads();
    private final Incidents incidents = new Incidents();
    private final EventDetails details;
    private final Folding folding;
    private final Teller teller;
    private final LivingAlerts living;
    private final Filing filing;
    private final WorkBook work;
    private final Answers answers;
    private long swept;

    /**
     * An empty book.
     *
     * @param sensor name of the sensor
     * @param baseline what findings are explained against
     * @param directory tells who has part in an alert
     * @param evidence keeps frames
     * @param sink takes the lines
     */
    public AlertBook(
            String sensor, Baseline baseline, AssetDirectory directory, EvidenceRequests evidence, AlertSink sink) {
        this.details = new EventDetails(directory, evidence);
        this.folding = new Folding(baseline);
        this.teller = new Teller(sink);
        this.living = new LivingAlerts(teller, told, leads);
        this.filing = new Filing(sensor, baseline, details, told, leads, living);
        this.work = new WorkBook(sensor, baseline, details, told, teller, living);
        this.answers = new Answers(alert -> teller.find(alert.id()) == alert);
    }

    /** Reports what one event showed. */
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
        boolean mayBeRaised = lead != null || main.broken().isLasting();
        boolean isRaised = mayBeRaised && alert.severity() != before;
        boolean isNew = alert.count() == 1 && earlier == null;
        if (isNew || alert.severity() != before) {
            joinIncident(alert, main, sighting);
        }
        if (isNew || isRaised) {
            teller.write(alert, sighting.time());
        } else {
            teller.writeIfDue(alert, sighting.time());
        }
    }

    /**
     * Adds what a new asset does to the alert on its appearance, where that is still open.
     *
     * @param presence the finding that the asset appeared
     * @return whether it was
     */
    public boolean fold(Finding presence, List<Finding> findings, Sighting sighting) {
        Alert alert = told.of(presence, sighting.time());
        if (alert == null) {
            return false;
        }
        Folding.count(alert, sighting);
        hold(alert, presence, findings, sighting, told.isFollower(presence));
        teller.writeIfDue(alert, sighting.time());
        return true;
    }

    /**
     * An alert holds from now on what one event showed.
     *
     * @param main the finding that the alert, or its line, is about
     * @param follows whether all of it only follows from what the alert tells
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
     * Tells something that is known of an act with the alert that the act has; nothing where it has none.
     *
     * @param window the declared work that the act is part of; null where it is part of none
     */
    public void remark(@Nullable MaintenanceWindow window, Finding beside, Sighting sighting) {
        long time = sighting.time();
        Alert alert = window != null ? work.find(window) : told.of(beside, time);
        if (alert != null) {
            details.add(alert, beside, List.of(beside), sighting, told.isFollower(beside));
            teller.watch(alert);
            teller.writeIfDue(alert, time);
        }
    }

    /** What somebody asked was answered, or never will be: the alert that tells of it says so. */
    public void answered(OperationCompleted event) {
        Alert alert = answers.answered(event);
        if (alert != null) {
            teller.watch(alert);
        }
    }

    /** How many alerts made room for others while more might have been folded in: the same again is a new alert. */
    public long restedEarly() {
        return living.restedEarly();
    }

    /**
     * How many lines of alerts were lost, as their sink had no room for them until their alerts had to make room
     * themselves, or until the end.
     */
    public long lost() {
        return teller.lost();
    }

    /** What was seen of declared work. */
    public WorkBook work() {
        return work;
    }

    /**
     * Makes the alert a step of what the same intruder did before; the first steps are told once more when they turn
     * out to be such.
     */
    private void joinIncident(Alert alert, Finding main, Sighting sighting) {
        for (Alert first : incidents.join(alert, Consequence.flow(main, sighting), sighting.time())) {
            teller.watch(first);
            teller.write(first, sighting.time());
        }
    }

    /**
     * A person decided what becomes of an alert; a line tells it. The same as what a closed one told of is a new alert.
     *
     * @param stored the alert as the store has it; null where it has none
     */
    public void become(String id, Status status, @Nullable AlertState stored, long time) {
        Alert alert = alive(id, stored);
        if (alert == null || alert.status() == status) {
            return;
        }
        living.decided(id);
        alert.become(status);
        if (status == Status.CLOSED || status == Status.LEARNED) {
            // What was learned does not break anything any more, and what was folded in beside it does.
            told.forget(List.of(alert));
        } else if (!OpenAlert.isOpen(status)) {
            told.forgetFollowers(alert); // it is no decision about what only followed from it
        }
        teller.write(alert, time);
    }

    /**
     * The alert of this id, with news of it to come; null where there is none. One that rests may still be known as a
     * step of an incident or as declared work.
     */
    private @Nullable Alert alive(String id, @Nullable AlertState stored) {
        Alert alert = teller.find(id);
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
            teller.watch(alert);
        }
        return alert;
    }

    /** Event time moved on: writes lines that had to wait, and forgets what can fold no more. */
    public void clock(long time) {
        work.clock(time);
        teller.clock(time);
        if (time - swept >= SWEEP_INTERVAL) {
            swept = time;
            told.sweep(time);
            leads.sweep(time);
            answers.sweep(time);
            living.sweep(time);
        }
    }

    /** The open alerts into which nothing folds any more, those that were seen longest ago first. */
    public List<OpenAlert> resting(long time) {
        return living.resting(time);
    }

    /** Takes up an alert that an earlier run left open and into which nothing folds any more. */
    public void restore(OpenAlert alert) {
        living.restore(alert);
    }

    /** The input ended: writes the lines that had to wait. */
    public void end(long time) {
        work.end();
        teller.end(time);
    }

    /** The alerts that changed since the last call; lines are no change, as they carry the state themselves. */
    public List<AlertState> takeChanged() {
        return teller.takeChanged();
    }

    /** Number of the latest line; 0 before the first. */
    public long sequence() {
        return teller.sequence();
    }

    /**
     * Takes up what an earlier run left.
     *
     * @param states at most {@link #MAX_ALIVE}
     */
    public void restore(long lastSequence, List<AlertState> states) {
        teller.restore(lastSequence);
        List<Alert> alerts = new ArrayList<>(states.size());
        for (AlertState state : states) {
            Alert alert = new Alert(state.origin(), state.severity());
            alert.restore(state);
            teller.watch(alert);
            alerts.add(alert);
            String fact = state.origin().explanation().fact();
            if (MaintenanceText.isFact(fact)) {
                work.restore(fact, alert);
            } else if (alert.status() != Status.CLOSED) {
                told.restored(alert, fact);
                told.gathering(alert);
                state.further().items().forEach(item -> told.restored(alert, item.fact()));
            }
        }
        incidents.restore(alerts);
    }
}
