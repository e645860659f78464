package io.otus.alert.rule;

import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The findings that a rule covers; an open part fits everything. Immutable.
 *
 * @param kinds the kinds; empty for all
 * @param facts the broken facts in words, in which devices may stand by name or by address; empty for any
 * @param protocol id of the protocol; empty for any
 * @param by who acts
 * @param on who is acted upon
 * @param assets who takes part, on either side
 * @param hours when; null for always
 */
public record Scope(
        Set<Kind> kinds,
        List<String> facts,
        String protocol,
        Who by,
        Who on,
        Who assets,
        @Nullable Hours hours) {
    public Scope {
        kinds = Set.copyOf(kinds);
        facts = List.copyOf(facts);
    }

    /** Returns a scope that covers all findings of a kind. */
    public static Scope of(Kind kind) {
        return new Scope(Set.of(kind), List.of(), "", Who.ANYONE, Who.ANYONE, Who.ANYONE, null);
    }

    /** Returns the same scope for other kinds. */
    public Scope with(Set<Kind> others) {
        return new Scope(others, facts, protocol, by, on, assets, hours);
    }

    /** Returns whether the scope covers a case. */
    public boolean covers(Case it) {
        return (kinds.isEmpty() || kinds.contains(it.kind()))
                && (protocol.isEmpty() || protocol.equals(it.protocol()))
                && by.has(it.source())
                && on.has(it.target())
                && (assets.isAnyone() || assets.has(it.source()) || assets.has(it.target()))
                && (hours == null || hours.has(it.time()))
                && (facts.isEmpty() || names(it));
    }

    /**
     * Returns whether the scope lists the case's fact. Names of devices change, so a fact with another name of the same
     * device is the same.
     */
    private boolean names(Case it) {
        String fact = it.fact().get();
        for (String each : facts) {
            if (each.equals(fact) || FactText.isSame(each, fact, it::isSameDevice)) {
                return true;
            }
        }
        return false;
    }
}
