package io.otus.alert.alert;

import io.otus.alert.detect.Severity;
import java.time.Duration;

/**
 * When an alert is closed without anybody. All in event time.
 *
 * @param untouched how long it was not seen again, and nobody decided anything about it; an hour at least
 * @param over the same for one that told of a silence which is over, be it that somebody has acknowledged it
 * @param worst the worst severity that is closed because nobody touched it
 */
public record ClosingRule(Duration untouched, Duration over, Severity worst) {
    /** The least time: what is repeated within it counts up in the same alert. */
    public static final Duration LEAST = Duration.ofNanos(Told.REPEAT);

    /** Thirty days; a day; all but what is critical. */
    public static final ClosingRule DEFAULT = new ClosingRule(Duration.ofDays(30), Duration.ofDays(1), Severity.HIGH);

    /** Checks the range. */
    public ClosingRule {
        if (untouched.compareTo(LEAST) < 0 || over.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("an alert is not closed within an hour");
        }
    }
}
