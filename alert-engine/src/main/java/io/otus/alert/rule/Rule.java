package io.otus.alert.rule;

import io.otus.alert.detect.Severity;

/**
 * A rule on the reporting of findings. Immutable.
 *
 * @param id its name in explanations
 * @param scope the findings that it covers
 * @param effect what happens to them
 * @param reason the reason, in the words of whoever made it; may be empty
 */
public record Rule(String id, Scope scope, Effect effect, String reason) {
    /** What happens to a covered finding. */
    public sealed interface Effect {
        /** Drops the finding; other findings of the same act are still reported. */
        record Off() implements Effect {}

        /** Suppresses the finding, and the whole act unless another finding of the act outranks it. */
        record Silence() implements Effect {}

        /** Sets the finding's severity. */
        record Weigh(Severity severity) implements Effect {}
    }

    /** Switches findings off. */
    public static final Effect OFF = new Effect.Off();
    /** Makes an exception. */
    public static final Effect SILENCE = new Effect.Silence();
}
