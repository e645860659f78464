package io.otus.alert.alert;

import io.otus.alert.detect.Severity;
import java.time.Duration;

/**
 * When alerts are closed automatically. All in event time.
 *
 * @param untouched how long an alert must not recur, while nobody decided anything about it; an hour at least
 * @param over the same for an alert on a silence that has ended, even if somebody has acknowledged it
 * @param worst the highest severity of alerts that are closed because nobody touched them
 */
public record ClosingRule(Duration untouched, Duration over, Severity worst) {
    /** The least time: a repeat within it is counted in the same alert. */
    public static final Duration LEAST = Duration.ofNanos(ReportedFacts.REPEAT);

    /** Thirty days for untouched alerts, one day for ended silences, every severity except critical. */
    public static final ClosingRule DEFAULT = new ClosingRule(Duration.ofDays(30), Duration.ofDays(1), Severity.HIGH);

    /** Checks the range. */
    public ClosingRule {
        if (untouched.compareTo(LEAST) < 0 || over.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("an alert is not closed within an hour");
        }
    }
}
