package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import java.util.List;

/**
 * The facts that the acts of an alert broke besides the one in its title, without mere consequences of those acts.
 * Whoever declares the act normal has to know them. Immutable.
 *
 * @param count number of facts, each counted once
 * @param items the first of them, {@link Alert#MAX_BESIDE} at most
 */
public record Beside(long count, List<Item> items) {
    /** No further facts. */
    public static final Beside NONE = new Beside(0, List.of());

    public Beside {
        items = List.copyOf(items);
    }

    /**
     * A fact that was broken besides.
     *
     * @param kind its kind
     * @param title the title that an alert of its own would have
     * @param fact the broken fact, as in {@link io.otus.alert.text.Explanation}; empty if the rule needs no baseline
     * @param observed the deviating observation
     */
    public record Item(Kind kind, String title, String fact, String observed) {
        boolean isSame(Item other) {
            return kind == other.kind && (fact.isEmpty() ? title.equals(other.title) : fact.equals(other.fact));
        }
    }
}
