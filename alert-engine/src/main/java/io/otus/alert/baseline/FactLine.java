package io.otus.alert.baseline;

import org.jspecify.annotations.Nullable;

/**
 * One fact as a line of the baseline text.
 *
 * @param state how it came to be normal where it was recorded
 * @param place whom it is about
 * @param aspect what it says
 * @param source the file that declared it; null when none did
 * @param history how often it was seen
 * @param notes what a person wrote beside it
 */
public record FactLine(
        FactState state,
        Place place,
        Aspect aspect,
        @Nullable String source,
        FactHistory history,
        Notes notes) {
    /** The line without history and remark. */
    public String text() {
        return state.key() + ' ' + statement();
    }

    /** Its content without state, history and remark; baselines are compared by it. */
    public String statement() {
        return place.text() + ' ' + aspect.text();
    }
}
