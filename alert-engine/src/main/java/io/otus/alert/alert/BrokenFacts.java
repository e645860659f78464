package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The facts that the acts of an alert broke beyond the one in its title: further kinds, further facts of the same
 * cause, and facts broken besides. Mutable; confined to the analysis thread.
 */
final class BrokenFacts {
    private final Kind kind;
    private final String fact;
    private final Untold untold;
    private final Set<Kind> also = EnumSet.noneOf(Kind.class);
    private final List<Further.Item> further = new ArrayList<>();
    private final List<Beside.Item> beside = new ArrayList<>();
    private long furtherCount;
    private long besideCount;

    /** Creates the facts of an alert that has none beyond its title. */
    BrokenFacts(AlertOrigin origin, Untold untold) {
        this.kind = origin.kind();
        this.fact = origin.explanation().fact();
        this.untold = untold;
    }

    /** Returns further kinds of findings that the same acts caused. */
    Set<Kind> also() {
        return Collections.unmodifiableSet(also);
    }

    /** Returns the further facts of the same cause. */
    Further further() {
        return furtherCount == 0 ? Further.NONE : new Further(furtherCount, further);
    }

    /** Returns the facts that the alert's acts broke besides, including consequences. */
    Beside beside() {
        return besideCount == 0 ? Beside.NONE : new Beside(besideCount, beside);
    }

    /** Returns whether there is room to name one more further fact. */
    boolean namesFurther() {
        return further.size() < Alert.MAX_NAMED;
    }

    /** Adds a kind that the same acts broke too. */
    void add(Kind another) {
        if (another != kind && also.add(another)) {
            untold.news();
        }
    }

    /** Adds a further fact that no alert has reported yet. */
    void add(Further.Item item) {
        furtherCount++;
        if (namesFurther()) {
            further.add(item);
        }
        untold.news();
    }

    /**
     * Adds a fact that the acts broke besides, unless the alert already has it.
     *
     * <p>Facts beyond {@link Alert#MAX_BESIDE} are not kept, so each repeat of such a fact is counted again.
     */
    void add(Beside.Item item) {
        if (isNamed(item) || beside.stream().anyMatch(item::isSame)) {
            return;
        }
        if (beside.size() < Alert.MAX_BESIDE) {
            beside.add(item);
        }
        besideCount++;
        untold.detail();
    }

    /** Returns whether the title or a further fact names this fact already. */
    private boolean isNamed(Beside.Item item) {
        return item.kind() == kind
                && (item.fact().equals(fact)
                        || further.stream().anyMatch(each -> each.fact().equals(item.fact())));
    }

    /** Restores the state that an earlier run left. */
    void restore(AlertState state) {
        also.addAll(state.also());
        further.addAll(state.further().items());
        furtherCount = state.further().count();
        beside.addAll(state.beside().items());
        besideCount = state.beside().count();
    }
}
