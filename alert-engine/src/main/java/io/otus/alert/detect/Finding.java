package io.otus.alert.detect;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.text.Explanation;
import io.otus.alert.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * One violation seen.
 *
 * @param kind what it says
 * @param severity how bad it may be
 * @param reason the rule that raised or lowered the severity, as a sentence; empty when it is the kind's own
 * @param key what makes two findings of a kind the same: the {@link Fact} that is broken, or a value of its own
 * @param broken what was broken
 * @param act whether it is an act upon the process, which no alert on something merely new may swallow
 * @param expected what learning had not seen nearly all of, so that it was to be expected; null where it was not
 */
public record Finding(
        Kind kind,
        Severity severity,
        String reason,
        Object key,
        Broken broken,
        boolean act,
        @Nullable Category expected) {
    /** Why what a fact says that {@linkplain Fact#isSeldom is seldom} is less than what its kind is. */
    public static final String SELDOM = "Lowered: it did so while learning, too seldom to be sure.";

    /** Something that was not to be expected. */
    public Finding(Kind kind, Severity severity, String reason, Object key, Broken broken, boolean act) {
        this(kind, severity, reason, key, broken, act, null);
    }

    /** Something merely new. */
    public static Finding novelty(Kind kind, Severity severity, Fact fact, Broken broken) {
        return novelty(kind, severity, "", fact, broken);
    }

    /** Something merely new, with the rule that raised or lowered its severity. */
    public static Finding novelty(Kind kind, Severity severity, String reason, Fact fact, Broken broken) {
        return new Finding(kind, severity, reason, fact, broken, false);
    }

    /** The broken fact; null when the rule needs none. */
    public @Nullable Fact fact() {
        return key instanceof Fact fact ? fact : null;
    }

    /** The same with another severity, and the rule that says so. */
    public Finding weighing(Severity other, String why) {
        return new Finding(kind, other, why, key, broken, act, expected);
    }

    /** The same as something that was to be expected, as learning had not seen nearly all of a category. */
    public Finding expectedOf(Category category) {
        return new Finding(kind, severity, reason, key, broken, act, category);
    }

    /**
     * The category of which it is told with all else that was to be expected: what learning had not seen yet says
     * little of who shows it. Null where it is told for itself, as a site's rule may have it too.
     */
    public @Nullable Category gathered() {
        return severity == Severity.INFO ? expected : null;
    }

    /** Whether this one names the operation rather than {@code other}: higher severity, then the more specific kind. */
    public boolean outranks(Finding other) {
        int bySeverity = severity.compareTo(other.severity);
        return bySeverity != 0 ? bySeverity > 0 : kind.specificity() > other.kind.specificity();
    }

    /** It in words: what was seen, what was expected, the history of the fact, why this severity, what to do. */
    public Explanation explain(Sighting sighting, Baseline baseline) {
        Words words = broken.words(this, sighting, baseline);
        StringBuilder text = new StringBuilder("Seen: ").append(words.seen());
        text.append("\nExpected: ").append(words.normal());
        if (!words.history().isEmpty()) {
            text.append("\nHistory: ").append(words.history());
        }
        text.append("\nSeverity: ").append(severity.key());
        if (reason.isEmpty()) {
            text.append(", as always for ").append(kind).append('.');
        } else {
            text.append(". ").append(reason);
        }
        text.append("\nTo do: ").append(broken.advice(kind));
        return Explanation.of(words, text.toString());
    }
}
