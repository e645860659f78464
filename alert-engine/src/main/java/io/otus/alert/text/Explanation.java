package io.otus.alert.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding in words.
 *
 * @param title one line
 * @param explanation what was seen, what was expected, the history of the fact, why this severity, what to do: a line
 *     each
 * @param fact the broken fact as a line of the baseline, without its state: approving that line makes it normal; empty
 *     where a rule needs no baseline
 * @param expected what the baseline allows; null where no learned fact was broken
 * @param observed what was seen instead
 * @param learnedSince event time since when the baseline knows better, nanoseconds since 1970; 0 when unknown
 * @param timesSeen how often the expected was seen
 * @param filter a Wireshark display filter that shows it
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
    /** Words with the explanation that was made of them. */
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

    /** The same with further lines behind it. */
    public Explanation with(List<String> lines) {
        String longer = explanation + '\n' + String.join("\n", lines);
        return new Explanation(title, longer, fact, expected, observed, learnedSince, timesSeen, filter);
    }
}
