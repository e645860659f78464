package io.otus.alert.baseline;

/**
 * How far a category has come in learning, by the Good-Turing estimate: the chance that the next observation is of
 * something never seen before is about the share of observations that are of things seen once. An observation is a fact
 * seen in one hour, however often: cyclic polling would otherwise make every estimate tiny within a minute.
 */
final class CategoryProgress {
    private final Category category;
    private boolean learning = true;
    private long observations;
    private long once;
    private long started = Long.MIN_VALUE;
    private long ended = Long.MIN_VALUE;

    CategoryProgress(Category category) {
        this.category = category;
    }

    Category category() {
        return category;
    }

    boolean isLearning() {
        return learning;
    }

    long observations() {
        return observations;
    }

    long once() {
        return once;
    }

    /** Event time at which learning began, in nanoseconds since 1970; the least long when it has not. */
    long started() {
        return started;
    }

    /** Event time at which learning ended, in nanoseconds since 1970; the least long when it has not. */
    long ended() {
        return ended;
    }

    /** The estimated share of things never seen before; 1 while nothing is known. */
    double unseen() {
        return observations == 0 ? 1 : (double) once / observations;
    }

    void observed(int hoursSoFar, long time) {
        if (started == Long.MIN_VALUE) {
            started = time;
        }
        observations++;
        if (hoursSoFar == 1) {
            once++;
        } else if (hoursSoFar == 2) {
            once--;
        }
    }

    /** Whether it learns no more, be it that the next review is to find so. */
    boolean isOver(LearningPlan.Repetition plan, long time) {
        boolean longEnough =
                started != Long.MIN_VALUE && time - started >= plan.minimum().toNanos();
        return !learning || (longEnough && unseen() <= plan.share());
    }

    void review(LearningPlan.Repetition plan, long time) {
        if (learning && isOver(plan, time)) {
            learning = false;
            ended = time;
        }
    }

    void restore(boolean wasLearning, long observationsSoFar, long onceSoFar, long begin, long end) {
        learning = wasLearning;
        observations = observationsSoFar;
        once = onceSoFar;
        started = begin;
        ended = end;
    }
}
