package io.otus.alert.rule;

import io.otus.alert.detect.Severity;

/**
 * What becomes of what is found. Immutable.
 *
 * @param id what it is called in explanations
 * @param scope what it is about
 * @param effect what becomes of it
 * @param reason why, in the words of whoever made it; may be empty
 */
public record Rule(String id, Scope scope, Effect effect, String reason) {
    /** What becomes of it. */
    public sealed interface Effect {
        /** It is not found at all; what else the same act breaks is told still. */
        record Off() implements Effect {}

        /** The act that it names is not told, with all that it breaks that is no worse. */
        record Silence() implements Effect {}

        /** It weighs so much. */
        record Weigh(Severity severity) implements Effect {}
    }

    /** Switches something off. */
    public static final Effect OFF = new Effect.Off();
    /** An exception. */
    public static final Effect SILENCE = new Effect.Silence();
}
