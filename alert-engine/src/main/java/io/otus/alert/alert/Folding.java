package io.otus.alert.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.time.Nanos;

/**
 * Applies a finding to the alert that it is folded into: its count, its severity, and whether a line is due.
 * {@link AlertBook} chooses the alert. Immutable.
 */
final class Folding {
    /** Least pause that begins a new occurrence, in nanoseconds: five minutes. */
    static final long PAUSE = 5 * Nanos.MINUTE;

    private final Baseline baseline;

    /** Creates a folding that words findings against a baseline. */
    Folding(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Counts a finding of the same fact or the same cause, and raises the severity if the finding is more severe. */
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

    /** Counts what a new asset does in the alert on its appearance; a pause begins no new occurrence. */
    static void count(Alert alert, Sighting sighting) {
        alert.count(sighting.time(), false);
        alert.dueLineWhenDoubled();
    }

    /** Adds a consequence as a line of the alert from which it follows, and counts it there. */
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

    /**
     * Adds a fact that an act of the alert broke, unless the title names it, and the facts that would be reported in
     * its place.
     */
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
     * Returns whether a finding is more severe than its alert: a person who acknowledged the alert must not miss it.
     */
    static boolean isMore(Finding main, Alert alert) {
        return main.severity().compareTo(alert.severity()) > 0;
    }

    /**
     * Returns whether a finding is only informative while the alert is of at least medium severity, such as a usual
     * value of a point after one that was far out of range. Counting it there would look like more of the bad values.
     */
    static boolean isNote(Finding main, Alert alert) {
        return main.severity() == Severity.INFO && alert.severity().compareTo(Severity.MEDIUM) >= 0;
    }

    /** Returns which finding raised the severity, and by which rule. */
    private static String worse(Finding finding, String title) {
        String rule = finding.reason().isEmpty() ? "As always for " + finding.kind() + '.' : finding.reason();
        return title + ". " + rule;
    }
}
