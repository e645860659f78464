package io.otus.alert.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which repeats need an alert of their own although an alert reported something similar. All other repeats are
 * counted in that alert. Confined to the analysis thread.
 */
final class News {
    private final ReportedFacts told;
    private final Baseline baseline;

    /**
     * Creates the decision.
     *
     * @param told which alert reported which finding
     * @param baseline the baseline against which findings are worded
     */
    News(ReportedFacts told, Baseline baseline) {
        this.told = told;
        this.baseline = baseline;
    }

    /**
     * Returns the finding that names the act of which all these are findings. It is the highest-ranking finding. But if
     * that was reported already, the highest-ranking unreported act upon the process names it instead, so that a known
     * finding does not hide it.
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

    /** Returns whether a finding needs an alert of its own, although an alert reported the same. */
    boolean isNews(Finding finding, Alert alert, Sighting sighting) {
        if (isOnlyToKnow(finding, alert)) {
            return true;
        }
        if (!isWorse(finding, alert, sighting.time())) {
            return false;
        }
        // A lasting condition raises the severity of the alert named after it, unless a person has already judged that
        // alert.
        boolean mayRaise = finding.broken().isLasting() && alert.status() == Status.NEW;
        return !(mayRaise && isNamedAfter(alert, finding, sighting));
    }

    /** Returns the given alert if the finding can be counted in it; null if the finding needs an alert of its own. */
    @Nullable
    Alert countingUp(@Nullable Alert alert, Finding finding, Sighting sighting) {
        return alert == null || isNews(finding, alert, sighting) ? null : alert;
    }

    /**
     * Returns whether a person who read an alert, and left it alone, could not know of this finding. An alert on a
     * value just out of range does not cover a value far out of range. An alert on a critical act does not cover the
     * same act after a pause, or after it was undone, unless the act merely goes on.
     */
    private static boolean isWorse(Finding finding, Alert alert, long time) {
        Severity now = finding.severity();
        Severity then = alert.severity();
        boolean isPaused =
                time - lastCritical(alert) > Folding.PAUSE || finding.broken().isAnew();
        boolean isDeed = finding.act() && !finding.broken().isStanding();
        boolean isAnew = now == Severity.CRITICAL && isDeed && isPaused;
        return isAnew
                || (now.compareTo(Severity.HIGH) >= 0 && then.compareTo(Severity.LOW) <= 0)
                || (now.compareTo(Severity.MEDIUM) >= 0 && then == Severity.INFO);
    }

    /**
     * Returns whether a finding breaks the same fact in a merely informative way, while the alert is of at least medium
     * severity.
     */
    private static boolean isOnlyToKnow(Finding finding, Alert alert) {
        return Folding.isNote(finding, alert)
                && alert.kind() == finding.kind()
                && !finding.broken().isLasting();
    }

    /** Returns the event time of the last critical finding; of the last finding if none was critical. */
    private static long lastCritical(Alert alert) {
        return alert.repeats().criticalTime() == Long.MIN_VALUE
                ? alert.lastSeen()
                : alert.repeats().criticalTime();
    }

    /** Returns whether the alert's title names the broken fact, and not another fact of the same cause. */
    private boolean isNamedAfter(Alert alert, Finding finding, Sighting sighting) {
        String fact = finding.broken().words(finding, sighting, baseline).fact();
        return alert.kind() == finding.kind()
                && alert.origin().explanation().fact().equals(fact);
    }
}
