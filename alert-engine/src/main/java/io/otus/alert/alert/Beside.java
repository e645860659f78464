package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import java.util.List;

/**
 * What the acts of an alert broke besides what it is named after, and what only followed from that: whoever declares
 * the act normal has to know of it. Immutable.
 *
 * @param count how many facts, each counted once
 * @param items the first of them, {@link Alert#MAX_BESIDE} at most
 */
public record Beside(long count, List<Item> items) {
    /** There is nothing else. */
    public static final Beside NONE = new Beside(0, List.of());

    /** Copies the list. */
    public Beside {
        items = List.copyOf(items);
    }

    /**
     * One of them.
     *
     * @param kind what it says
     * @param title it in one line, as the title of an alert of its own would be
     * @param fact the broken fact, as in {@link io.otus.alert.text.Explanation}; empty where a rule needs no baseline
     * @param observed what was seen in its place
     */
    public record Item(Kind kind, String title, String fact, String observed) {
        boolean isSame(Item other) {
            return kind == other.kind && (fact.isEmpty() ? title.equals(other.title) : fact.equals(other.fact));
        }
    }
}
