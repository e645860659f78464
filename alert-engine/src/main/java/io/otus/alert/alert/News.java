package io.otus.alert.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a person has to hear of once more although an alert told of something like it. All else may count up
 * there in silence. Confined to the analysis thread.
 */
final class News {
    private final Told told;
    private final Baseline baseline;

    /**
     * Judges by what was told.
     *
     * @param told which alert told of which finding
     * @param baseline what findings are put into words against
     */
    News(Told told, Baseline baseline) {
        this.told = told;
        this.baseline = baseline;
    }

    /**
     * The finding that names the act of which all these are findings. Mostly it is the one that outranks the others.
     * But if that one was told of already, the highest act upon the process that was not told of names it instead, so
     * that it does not hide behind what is known.
     */
    Finding naming(List<Finding> findings, long time) {
        Finding best = findings.getFirst();
        Finding news = null;
        for (Finding finding : findings) {
            if (finding.outranks(best)) {
                best = finding;
            }
            boolean isNews = finding.act() && told.of(finding, time) == null;
            if (isNews && (news == null || finding.outranks(news))) {
                news = finding;
            }
        }
        Alert known = told.of(best, time);
        boolean bestIsTold = known != null && !isWorse(best, known, time);
        return bestIsTold && news != null ? news : best;
    }

    /** Whether a finding is too much to just count up in an alert that told of the same: it needs one of its own. */
    boolean isNews(Finding finding, Alert alert, Sighting sighting) {
        if (isOnlyToKnow(finding, alert)) {
            return true;
        }
        if (!isWorse(finding, alert, sighting.time())) {
            return false;
        }
        // What merely goes on raises the alert that is named after it, as long as nobody took that to be less.
        boolean mayRaise = finding.broken().isLasting() && alert.status() == Status.NEW;
        return !(mayRaise && isNamedAfter(alert, finding, sighting));
    }

    /**
     * The alert in which a finding counts up: one that told of it, unless it is news to who read that; null where there
     * is none.
     */
    @Nullable
    Alert countingUp(@Nullable Alert alert, Finding finding, Sighting sighting) {
        return alert == null || isNews(finding, alert, sighting) ? null : alert;
    }

    /**
     * Whether somebody who read an alert, and left it alone, could not know of this from it. An alert on a value that
     * was just out of range does not tell of one that is far out. That something critical was done does not tell that
     * it was done once more after a pause, or after it was undone.
     */
    private static boolean isWorse(Finding finding, Alert alert, long time) {
        Severity now = finding.severity();
        Severity then = alert.severity();
        boolean isPaused =
                time - lastCritical(alert) > Folding.PAUSE || finding.broken().isAnew();
        boolean isAnew = now == Severity.CRITICAL && finding.act() && isPaused;
        return isAnew
                || (now.compareTo(Severity.HIGH) >= 0 && then.compareTo(Severity.LOW) <= 0)
                || (now.compareTo(Severity.MEDIUM) >= 0 && then == Severity.INFO);
    }

    /** Whether a finding breaks the same fact in a way that is only to know, and the alert is on one to look at. */
    private static boolean isOnlyToKnow(Finding finding, Alert alert) {
        return Folding.isNote(finding, alert)
                && alert.kind() == finding.kind()
                && !finding.broken().isLasting();
    }

    /** When something critical was last done; where nothing was, when anything was. */
    private static long lastCritical(Alert alert) {
        return alert.repeats().criticalTime() == Long.MIN_VALUE
                ? alert.lastSeen()
                : alert.repeats().criticalTime();
    }

    /** Whether an alert is named after the fact that is broken here, and not after another one of the same cause. */
    private boolean isNamedAfter(Alert alert, Finding finding, Sighting sighting) {
        String fact = finding.broken().words(finding, sighting, baseline).fact();
        return alert.kind() == finding.kind()
                && alert.origin().explanation().fact().equals(fact);
    }
}
