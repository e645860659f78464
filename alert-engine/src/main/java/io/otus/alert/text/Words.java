package io.otus.alert.text;

import org.jspecify.annotations.Nullable;

/**
 * What a broken fact is in words. Immutable; begins with {@link #of} and is told more by the methods of the same names.
 *
 * @param title one line
 * @param seen what was seen, in whole sentences
 * @param normal what was expected, as the end of a sentence
 * @param history what is known of the fact; empty where nothing is
 * @param fact the broken fact as a line of the baseline, without its state: approving that line makes it normal; where
 *     a rule needs no baseline, a text that stands for what it found
 * @param expected what the baseline allows; null where no learned fact was broken
 * @param observed what was seen instead
 * @param learnedSince event time since when the baseline knows better, nanoseconds since 1970; 0 when unknown
 * @param timesSeen how often the expected was seen
 * @param filter a Wireshark display filter that shows it; empty where there is none
 */
public record Words(
        String title,
        String seen,
        String normal,
        String history,
        String fact,
        @Nullable String expected,
        String observed,
        long learnedSince,
        long timesSeen,
        String filter) {
    /** The first words. */
    public static Words of(String title, String fact) {
        return new Words(title, "", "", "", fact, null, "", 0, 0, "");
    }

    /** With what was seen. */
    public Words seen(String text) {
        return new Words(title, text, normal, history, fact, expected, observed, learnedSince, timesSeen, filter);
    }

    /** With what was expected, as the end of a sentence. */
    public Words normal(String text) {
        return new Words(title, seen, text, history, fact, expected, observed, learnedSince, timesSeen, filter);
    }

    /** With what is known of the fact. */
    public Words history(String text) {
        return new Words(title, seen, normal, text, fact, expected, observed, learnedSince, timesSeen, filter);
    }

    /** With the value, name or number that was seen. */
    public Words observed(String text) {
        return new Words(title, seen, normal, history, fact, expected, text, learnedSince, timesSeen, filter);
    }

    /** With the learned fact that was broken, since when it is known, and how often it was seen. */
    public Words expected(@Nullable String text, long since, long times) {
        return new Words(title, seen, normal, history, fact, text, observed, since, times, filter);
    }

    /** With a display filter. */
    public Words filter(String text) {
        return new Words(title, seen, normal, history, fact, expected, observed, learnedSince, timesSeen, text);
    }
}
