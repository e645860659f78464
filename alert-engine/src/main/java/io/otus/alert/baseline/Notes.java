package io.otus.alert.baseline;

import java.util.List;

/**
 * What a person wrote beside an entry of the baseline text.
 *
 * @param above comment and blank lines right above the entry, as they are
 * @param remark the comment at the end of its line, without {@code #}; empty where there is none
 */
public record Notes(List<String> above, String remark) {
    /** Nothing was written. */
    public static final Notes NONE = new Notes(List.of(), "");

    /** Copies the list. */
    public Notes {
        above = List.copyOf(above);
    }

    /** Whether nothing was written. */
    public boolean isEmpty() {
        return above.isEmpty() && remark.isEmpty();
    }
}
