package io.otus.alert.baseline;

import java.util.List;

/**
 * The comments of a person on an entry of the baseline text.
 *
 * @param above comment and blank lines right above the entry, as they are
 * @param remark the comment at the end of its line, without {@code #}; empty where there is none
 */
public record Notes(List<String> above, String remark) {
    /** No comments. */
    public static final Notes NONE = new Notes(List.of(), "");

    public Notes {
        above = List.copyOf(above);
    }

    /** Whether nothing was written. */
    public boolean isEmpty() {
        return above.isEmpty() && remark.isEmpty();
    }
}
