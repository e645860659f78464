package io.otus.alert.baseline;

import java.time.Duration;

/** When what is seen becomes normal. */
public sealed interface LearningPlan {
    /**
     * Everything seen before a moment is normal, however seldom; nothing seen later is.
     *
     * @param end event time, nanoseconds since 1970
     */
    record Until(long end) implements LearningPlan {}

    /** Nothing is learned: the baseline that was loaded holds from the first packet. */
    record Enforce() implements LearningPlan {}

    /**
     * Repetition makes a fact normal while its category is learning; a category ends learning by itself when its new
     * facts become rare.
     *
     * @param hours different hours in which a fact must be seen, or
     * @param days different days (UTC) on which it must be seen
     * @param minimum least time that every category learns
     * @param share a category ends learning when this share of what is seen per hour, at most, was never seen before
     *     (Good-Turing estimate)
     */
    record Repetition(int hours, int days, Duration minimum, double share) implements LearningPlan {
        /** Three hours or two days, at least a week of learning, at most one new fact in a hundred. */
        public static final Repetition DEFAULT = new Repetition(3, 2, Duration.ofDays(7), 0.01);
    }
}
