package io.otus.alert.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.FlowInfo;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The alerts from which a {@link Consequence} may follow, as long as it may. Confined to the analysis thread. */
final class Leads {
    /** Longest time between an alert and a consequence of it, in nanoseconds. */
    static final long SPAN = ReportedFacts.CAUSE;
    /** Most bonds that are remembered. The oldest are dropped, and their consequences become alerts of their own. */
    static final int MAX_BONDS = 4_096;

    private static final Set<Kind> LEADING = leading();

    /** What a consequence must have in common with the finding it follows from. */
    private record Key(Consequence consequence, Object first, Object second) {}

    private record Lead(Alert alert, long time) {}

    /** An alert, and the rule by which a finding is part of it. */
    record Found(Alert alert, Consequence consequence) {}

    private final LinkedHashMap<Key, Lead> byBond = new LinkedHashMap<>();

    private static Set<Kind> leading() {
        Set<Kind> all = EnumSet.noneOf(Kind.class);
        Consequence.all().forEach(each -> all.addAll(each.leads()));
        return all;
    }

    /** Remembers an alert that reports a finding of its own kind. */
    void note(Finding finding, Alert alert, Sighting sighting) {
        if (!LEADING.contains(finding.kind())) {
            return;
        }
        for (Consequence each : Consequence.all()) {
            Key key = each.isLed(finding.kind()) ? key(each, finding, sighting, leading(each, sighting)) : null;
            if (key != null) {
                byBond.putLast(key, new Lead(alert, sighting.time()));
                if (byBond.size() > MAX_BONDS) {
                    byBond.pollFirstEntry();
                }
            }
        }
    }

    /**
     * Returns the alert that a finding is part of; null if there is none. An alert that a person has dealt with takes
     * no consequences, as nobody would read them.
     */
    @Nullable
    Found of(Finding finding, Sighting sighting) {
        for (Consequence each : Consequence.all()) {
            Key key = each.covers(finding, sighting)
                    ? key(each, finding, sighting, following(each, finding, sighting))
                    : null;
            Lead lead = key == null ? null : byBond.get(key);
            if (lead != null
                    && sighting.time() - lead.time < SPAN
                    && OpenAlert.isOpen(lead.alert.status())
                    && (each.raises() || finding.severity().compareTo(lead.alert.severity()) <= 0)) {
                return new Found(lead.alert, each);
            }
        }
        return null;
    }

    /**
     * Returns the asset of the first finding that the consequence must share: the missed asset for {@code MISSED}, else
     * the source.
     */
    private static @Nullable AssetModel leading(Consequence consequence, Sighting sighting) {
        boolean isTarget = consequence.bond() == Consequence.Bond.MISSED && sighting.target() != null;
        return isTarget ? sighting.target() : sighting.source();
    }

    /**
     * Returns the asset of the consequence that must equal {@link #leading}: the source for {@code MISSED}, else the
     * asset that is answered.
     */
    private static @Nullable AssetModel following(Consequence consequence, Finding finding, Sighting sighting) {
        return consequence.bond() == Consequence.Bond.MISSED
                ? sighting.source()
                : finding.broken().answers();
    }

    /**
     * Returns what a finding and its consequence have in common; {@code other} is the asset for the bonds
     * {@code ANSWERED} and {@code MISSED}.
     */
    private static @Nullable Key key(
            Consequence consequence, Finding finding, Sighting sighting, @Nullable AssetModel other) {
        return switch (consequence.bond()) {
            case SOURCE -> sighting.source() == null ? null : new Key(consequence, sighting.source(), consequence);
            case PAIR ->
                sighting.source() == null || sighting.target() == null
                        ? null
                        : new Key(consequence, sighting.source(), sighting.target());
            case ANSWERED, MISSED -> other == null ? null : new Key(consequence, other, consequence);
            case FLOW -> {
                FlowInfo flow = Consequence.flow(finding, sighting);
                yield flow == null ? null : new Key(consequence, flow.id(), consequence);
            }
        };
    }

    /** Alerts rest: they take no more consequences. */
    void forget(Collection<Alert> alerts) {
        byBond.values().removeIf(lead -> alerts.contains(lead.alert));
    }

    /** Drops alerts from which nothing can follow any more. */
    void sweep(long time) {
        byBond.values().removeIf(lead -> time - lead.time >= SPAN);
    }
}
