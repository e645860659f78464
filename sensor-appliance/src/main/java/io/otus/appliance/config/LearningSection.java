package io.otus.appliance.config;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.baseline.LearningPlan.Repetition;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Section {@code learning}: when repetition makes normal what is heard. Absent keys are null.
 *
 * @param hours different hours in which a fact is to be seen, or
 * @param days different days (UTC) on which it is to be seen
 * @param least least time that each category learns
 * @param newPercent a category ends learning when this part of a hundred of what is seen per hour, at most, was never
 *     seen before
 */
public record LearningSection(
        @Nullable Integer hours,
        @Nullable Integer days,
        @Nullable Age least,
        @Nullable Integer newPercent) {
    static final LearningSection NONE = new LearningSection(null, null, null, null);
    private static final double PERCENT = 100;

    /** Checks the ranges: what is seen once is never repeated. */
    public LearningSection {
        Check.range("hours", hours, 2, 1_000);
        Check.range("days", days, 2, 365);
        Check.range("least", least, Duration.ofHours(1), Duration.ofDays(365));
        Check.range("new_percent", newPercent, 1, 50);
    }

    /** The plan, with defaults filled in. */
    LearningPlan plan() {
        Repetition standard = Repetition.DEFAULT;
        return new Repetition(
                Objects.requireNonNullElse(hours, standard.hours()),
                Objects.requireNonNullElse(days, standard.days()),
                least == null ? standard.minimum() : least.duration(),
                newPercent == null ? standard.share() : newPercent / PERCENT);
    }
}
