package io.otus.alert.rule;

import io.otus.alert.detect.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is about; whatever is left open fits everything. Immutable.
 *
 * @param kinds the kinds; empty for all
 * @param fact the broken fact in words; empty for any
 * @param protocol id of the protocol; empty for any
 * @param by who does it
 * @param on to whom
 * @param assets who has part in it, on either side
 * @param hours when; null for always
 */
public record Scope(
        Set<Kind> kinds,
        String fact,
        String protocol,
        Who by,
        Who on,
        Who assets,
        @Nullable Hours hours) {
    /** Copies the set. */
    public Scope {
        kinds = Set.copyOf(kinds);
    }

    /** All of a kind. */
    public static Scope of(Kind kind) {
        return new Scope(Set.of(kind), "", "", Who.ANYONE, Who.ANYONE, Who.ANYONE, null);
    }

    /** Whether something is part of it. */
    public boolean covers(Case it) {
        return (kinds.isEmpty() || kinds.contains(it.kind()))
                && (protocol.isEmpty() || protocol.equals(it.protocol()))
                && by.has(it.source())
                && on.has(it.target())
                && (assets.isAnyone() || assets.has(it.source()) || assets.has(it.target()))
                && (hours == null || hours.has(it.time()))
                && (fact.isEmpty() || fact.equals(it.fact().get()));
    }
}
