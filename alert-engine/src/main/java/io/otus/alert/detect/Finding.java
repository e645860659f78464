package io.otus.alert.detect;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.text.Explanation;
import io.otus.alert.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * One violation that was seen.
 *
 * @param kind the kind of the violation
 * @param severity how bad the violation may be
 * @param reason the rule that raised or lowered the severity, as a sentence; empty if the severity is that of the kind
 * @param key what makes two findings of a kind the same: the {@link Fact} that is broken, or a value of its own
 * @param broken the broken fact or rule, with its words
 * @param act whether this is an act on the process, which no alert on something merely new may absorb
 * @param expected the category of which learning had not yet seen nearly everything, so that such a finding was to be
 *     expected; null if it was not
 */
public record Finding(
        Kind kind,
        Severity severity,
        String reason,
        Object key,
        Broken broken,
        boolean act,
        @Nullable Category expected) {
    /** The reason for lowering a finding on a fact that {@linkplain Fact#isSeldom is seldom}. */
    public static final String SELDOM = "Lowered: it did so while learning, too seldom to be sure.";

    /** Creates a finding that was not to be expected. */
    public Finding(Kind kind, Severity severity, String reason, Object key, Broken broken, boolean act) {
        this(kind, severity, reason, key, broken, act, null);
    }

    /** Returns a finding on an act upon the process, with the severity of its kind. */
    public static Finding act(Kind kind, Object key, Broken broken) {
        return act(kind, kind.severity(), "", key, broken);
    }

    /** Returns a finding on an act upon the process, with the rule that raised or lowered its severity. */
    public static Finding act(Kind kind, Severity severity, String reason, Object key, Broken broken) {
        return new Finding(kind, severity, reason, key, broken, true);
    }

    /** Returns a finding that is no act, with the severity of its kind. */
    public static Finding of(Kind kind, Object key, Broken broken) {
        return of(kind, kind.severity(), "", key, broken);
    }

    /** Returns a finding that is no act, with the rule that raised or lowered its severity. */
    public static Finding of(Kind kind, Severity severity, String reason, Object key, Broken broken) {
        return new Finding(kind, severity, reason, key, broken, false);
    }

    /** Returns a finding on something that is merely new. */
    public static Finding novelty(Kind kind, Severity severity, Fact fact, Broken broken) {
        return novelty(kind, severity, "", fact, broken);
    }

    /** Returns a finding on something that is merely new, with the rule that raised or lowered its severity. */
    public static Finding novelty(Kind kind, Severity severity, String reason, Fact fact, Broken broken) {
        return of(kind, severity, reason, fact, broken);
    }

    /** Returns the broken fact; null if the rule needs none. */
    public @Nullable Fact fact() {
        return key instanceof Fact fact ? fact : null;
    }

    /** Returns this finding with another severity, and the rule that gives the reason. */
    public Finding weighing(Severity other, String why) {
        return new Finding(kind, other, why, key, broken, act, expected);
    }

    /**
     * Returns this finding as one that was to be expected, because learning had not seen nearly everything of a
     * category.
     */
    public Finding expectedOf(Category category) {
        return new Finding(kind, severity, reason, key, broken, act, category);
    }

    /**
     * Returns the category in whose common alert this finding is reported with all others that were to be expected,
     * since what learning had not yet seen says little of the device that shows it. Null if the finding is reported for
     * itself, as also where a rule of the site gave it a severity above info.
     */
    public @Nullable Category gathered() {
        return severity == Severity.INFO ? expected : null;
    }

    /**
     * Returns whether this finding rather than {@code other} names the operation: the one of higher severity does, then
     * the one of the more specific kind.
     */
    public boolean outranks(Finding other) {
        int bySeverity = severity.compareTo(other.severity);
        return bySeverity != 0 ? bySeverity > 0 : kind.specificity() > other.kind.specificity();
    }

    /**
     * Returns the finding in words: what was seen, what was expected, the history of the fact, the reason for the
     * severity, what to do.
     */
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
