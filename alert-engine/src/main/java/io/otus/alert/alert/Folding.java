package io.otus.alert.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.time.Nanos;

/**
 * What becomes of an alert by a finding that is folded into it: how often, how bad, and what a person has to hear of
 * that. Which alert it is, {@link AlertBook} decides. Immutable.
 */
final class Folding {
    /** A longer pause begins a new occurrence. */
    static final long PAUSE = 5 * Nanos.MINUTE;

    private final Baseline baseline;

    /** Puts findings into words against a baseline. */
    Folding(Baseline baseline) {
        this.baseline = baseline;
    }

    /** A finding that the alert told of, or of the same cause, counts there, and may make it worse. */
    void count(Alert alert, Finding main, Sighting sighting) {
        long time = sighting.time();
        boolean newOccurrence = alert.count() > 0
                && time - alert.lastSeen() > PAUSE
                && !main.broken().isLasting();
        alert.count(time, newOccurrence);
        if (main.severity() == Severity.CRITICAL) {
            alert.repeats().critical(time);
        }
        alert.raiseTo(
                main.severity(),
                () -> worse(main, main.broken().words(main, sighting, baseline).title()));
        if (newOccurrence) {
            alert.untold().dueLineAtOnce();
        } else {
            alert.dueLineWhenDoubled();
        }
    }

    /** What a new asset does counts in the alert on its appearance, however long after that it is. */
    static void count(Alert alert, Sighting sighting) {
        alert.count(sighting.time(), false);
        alert.dueLineWhenDoubled();
    }

    /** A finding follows from an alert: it becomes a line of that, and is counted there. */
    void join(Leads.Found lead, Finding main, Sighting sighting) {
        String title = main.broken().words(main, sighting, baseline).title();
        String what = " (" + main.kind() + ", " + main.severity().key() + "), ";
        Alert alert = lead.alert();
        alert.count(sighting.time(), false);
        alert.raiseTo(main.severity(), () -> worse(main, title));
        String line = "Part of it: " + title + what + lead.consequence().reason() + '.';
        if (!alert.addRemark(line, line)) {
            alert.dueLineWhenDoubled();
        }
    }

    /** What an act of the alert broke is held by it, unless it names that; so is what would be told in its place. */
    void beside(Alert alert, Finding finding, Sighting sighting) {
        hold(alert, finding, sighting);
        for (Finding each : finding.broken().holds(finding)) {
            hold(alert, each, sighting);
        }
    }

    private void hold(Alert alert, Finding finding, Sighting sighting) {
        Words words = finding.broken().words(finding, sighting, baseline);
        alert.facts().add(new Beside.Item(finding.kind(), words.title(), words.fact(), words.observed()));
    }

    /**
     * Whether a finding is worse than its alert, which must not be overlooked by who acknowledged the alert as less.
     */
    static boolean isMore(Finding main, Alert alert) {
        return main.severity().compareTo(alert.severity()) > 0;
    }

    /**
     * Whether a finding is only to know, and the alert one to look at: as a usual value of a point behind one that was
     * far out. Counted there, it would be taken for more of that.
     */
    static boolean isNote(Finding main, Alert alert) {
        return main.severity() == Severity.INFO && alert.severity().compareTo(Severity.MEDIUM) >= 0;
    }

    /** What made an alert worse, and by which rule it is that bad. */
    private static String worse(Finding finding, String title) {
        String rule = finding.reason().isEmpty() ? "As always for " + finding.kind() + '.' : finding.reason();
        return title + ". " + rule;
    }
}
