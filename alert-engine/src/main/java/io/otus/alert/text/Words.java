package io.otus.alert.text;

import org.jspecify.annotations.Nullable;

/**
 * A broken fact in words. Immutable; created by {@link #of} and extended by methods named like the components.
 *
 * @param title one line
 * @param seen the observation, in whole sentences
 * @param normal the expectation, as the end of a sentence
 * @param history the history of the fact; empty if there is none
 * @param fact the broken fact as a line of the baseline, without its state: approving that line makes it normal; if the
 *     rule needs no baseline, a text that identifies the finding
 * @param expected what the baseline allows; null if no learned fact was broken
 * @param observed the deviating observation
 * @param learnedSince event time since when the baseline has the expectation, nanoseconds since 1970; 0 if unknown
 * @param timesSeen how often the expected was seen
 * @param filter a Wireshark display filter for the packets; empty if there is none
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
    /** Returns words with title and fact only. */
    public static Words of(String title, String fact) {
        return new Words(title, "", "", "", fact, null, "", 0, 0, "");
    }

    /** Returns a copy with the observation. */
    public Words seen(String text) {
        return new Words(title, text, normal, history, fact, expected, observed, learnedSince, timesSeen, filter);
    }

    /** Returns a copy with the expectation, as the end of a sentence. */
    public Words normal(String text) {
        return new Words(title, seen, text, history, fact, expected, observed, learnedSince, timesSeen, filter);
    }

    /** Returns a copy with the history of the fact. */
    public Words history(String text) {
        return new Words(title, seen, normal, text, fact, expected, observed, learnedSince, timesSeen, filter);
    }

    /** Returns a copy with the observed value, name or number. */
    public Words observed(String text) {
        return new Words(title, seen, normal, history, fact, expected, text, learnedSince, timesSeen, filter);
    }

    /** Returns a copy with the learned fact that was broken, since when it is known, and how often it was seen. */
    public Words expected(@Nullable String text, long since, long times) {
        return new Words(title, seen, normal, history, fact, text, observed, since, times, filter);
    }

    /** Returns a copy with a display filter. */
    public Words filter(String text) {
        return new Words(title, seen, normal, history, fact, expected, observed, learnedSince, timesSeen, text);
    }
}
