package io.otus.alert.rule;

import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is about; whatever is left open fits everything. Immutable.
 *
 * @param kinds the kinds; empty for all
 * @param facts the broken facts in words, in which devices may stand by name or by address; empty for any
 * @param protocol id of the protocol; empty for any
 * @param by who does it
 * @param on to whom
 * @param assets who has part in it, on either side
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
    /** Copies the collections. */
    public Scope {
        kinds = Set.copyOf(kinds);
        facts = List.copyOf(facts);
    }

    /** All of a kind. */
    public static Scope of(Kind kind) {
        return new Scope(Set.of(kind), List.of(), "", Who.ANYONE, Who.ANYONE, Who.ANYONE, null);
    }

    /** The same of other kinds. */
    public Scope with(Set<Kind> others) {
        return new Scope(others, facts, protocol, by, on, assets, hours);
    }

    /** Whether something is part of it. */
    public boolean covers(Case it) {
        return (kinds.isEmpty() || kinds.contains(it.kind()))
                && (protocol.isEmpty() || protocol.equals(it.protocol()))
                && by.has(it.source())
                && on.has(it.target())
                && (assets.isAnyone() || assets.has(it.source()) || assets.has(it.target()))
                && (hours == null || hours.has(it.time()))
                && (facts.isEmpty() || names(it));
    }

    /** Names of devices come and go; a fact is the same under another name of the same device. */
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
