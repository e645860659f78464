package io.otus.alert.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding in words.
 *
 * @param title one line
 * @param explanation the observation, the expectation, the history of the fact, the reason for the severity, and the
 *     advice: a line each
 * @param fact the broken fact as a line of the baseline, without its state: approving that line makes it normal; empty
 *     if the rule needs no baseline
 * @param expected what the baseline allows; null if no learned fact was broken
 * @param observed the deviating observation
 * @param learnedSince event time since when the baseline has the expectation, nanoseconds since 1970; 0 if unknown
 * @param timesSeen how often the expected was seen
 * @param filter a Wireshark display filter for the packets
 */
public record Explanation(
        String title,
        String explanation,
        String fact,
        @Nullable String expected,
        String observed,
        long learnedSince,
        long timesSeen,
        String filter) {
    /** Returns words together with the explanation made of them. */
    public static Explanation of(Words words, String explanation) {
        return new Explanation(
                words.title(),
                explanation,
                words.fact(),
                words.expected(),
                words.observed(),
                words.learnedSince(),
                words.timesSeen(),
                words.filter());
    }

    /** Returns a copy with further lines at the end. */
    public Explanation with(List<String> lines) {
        String longer = explanation + '\n' + String.join("\n", lines);
        return new Explanation(title, longer, fact, expected, observed, learnedSince, timesSeen, filter);
    }
}
