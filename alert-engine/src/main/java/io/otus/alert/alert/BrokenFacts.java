package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the acts of an alert broke beyond the fact that it is named after: further kinds, further facts of the same
 * cause, and what was broken besides. Mutable; confined to the analysis thread.
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

    /** Nothing yet beyond what an alert is named after. */
    BrokenFacts(AlertOrigin origin, Untold untold) {
        this.kind = origin.kind();
        this.fact = origin.explanation().fact();
        this.untold = untold;
    }

    /** Further kinds that the same acts broke. */
    Set<Kind> also() {
        return Collections.unmodifiableSet(also);
    }

    /** What was folded in beyond what the title names. */
    Further further() {
        return furtherCount == 0 ? Further.NONE : new Further(furtherCount, further);
    }

    /** What its acts broke besides, and what followed from that. */
    Beside beside() {
        return besideCount == 0 ? Beside.NONE : new Beside(besideCount, beside);
    }

    /** Whether there is room to name one more further fact. */
    boolean namesFurther() {
        return further.size() < Alert.MAX_NAMED;
    }

    /** The same acts broke something of this kind too. */
    void add(Kind another) {
        if (another != kind && also.add(another)) {
            untold.news();
        }
    }

    /** A further fact, which nobody was told of yet, is folded in. */
    void add(Further.Item item) {
        furtherCount++;
        if (namesFurther()) {
            further.add(item);
        }
        untold.news();
    }

    /**
     * The acts broke a fact that the alert was not known to hold.
     *
     * <p>Of those beyond {@link Alert#MAX_BESIDE} nothing is kept: whatever tells one of them twice counts it twice.
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

    /** Whether the title or what was folded in names a fact already. */
    private boolean isNamed(Beside.Item item) {
        return item.kind() == kind
                && (item.fact().equals(fact)
                        || further.stream().anyMatch(each -> each.fact().equals(item.fact())));
    }

    /** Takes up what an earlier run left. */
    void restore(AlertState state) {
        also.addAll(state.also());
        further.addAll(state.further().items());
        furtherCount = state.further().count();
        beside.addAll(state.beside().items());
        besideCount = state.beside().count();
    }
}
