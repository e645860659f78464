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
    /** What follows from something is seen this soon after it, in nanoseconds. */
    static final long SPAN = Told.CAUSE;
    /** Most bonds that are remembered; the oldest are forgotten, and what follows from them is an alert of its own. */
    static final int MAX_BONDS = 4_096;

    private static final Set<Kind> LEADING = leading();

    /** What a follower has to have in common with a lead of such a consequence. */
    private record Key(Consequence consequence, Object first, Object second) {}

    private record Lead(Alert alert, long time) {}

    /** An alert, and why something is part of it. */
    record Found(Alert alert, Consequence consequence) {}

    private final LinkedHashMap<Key, Lead> byBond = new LinkedHashMap<>();

    private static Set<Kind> leading() {
        Set<Kind> all = EnumSet.noneOf(Kind.class);
        Consequence.all().forEach(each -> all.addAll(each.leads()));
        return all;
    }

    /** An alert of a finding's own kind tells of the finding. */
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
     * The alert that a finding is part of; null where it stands for itself. Nobody is told of what is part of an alert
     * that somebody is done with.
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

    /** Whose part in a lead somebody else's part in what follows is bound to: who asks, or who is missed. */
    private static @Nullable AssetModel leading(Consequence consequence, Sighting sighting) {
        boolean isTarget = consequence.bond() == Consequence.Bond.MISSED && sighting.target() != null;
        return isTarget ? sighting.target() : sighting.source();
    }

    /** As {@link #leading} for what follows: whom it answers, or who does it. */
    private static @Nullable AssetModel following(Consequence consequence, Finding finding, Sighting sighting) {
        return consequence.bond() == Consequence.Bond.MISSED
                ? sighting.source()
                : finding.broken().answers();
    }

    /** What a lead and what follows from it have in common; {@code other} is who has another part in each. */
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

    /** Alerts rest: nothing becomes a line of them any more. */
    void forget(Collection<Alert> alerts) {
        byBond.values().removeIf(lead -> alerts.contains(lead.alert));
    }

    /** Forgets what nothing follows from any more. */
    void sweep(long time) {
        byBond.values().removeIf(lead -> time - lead.time >= SPAN);
    }
}
