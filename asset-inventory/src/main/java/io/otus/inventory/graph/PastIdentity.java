package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.inventory.claim.Believed;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who an asset was at a moment, by the rules of {@link Identity} applied to the claims made until then. Statements of
 * persons have no time, and are not among them. Confined to the analysis thread.
 */
public final class PastIdentity {
    private final List<ClaimSet> sets = new ArrayList<>(1);
    private final @Nullable String maker;

    private PastIdentity(Asset asset, long time) {
        sets.add(asset.claims().at(time));
        for (Unit part : asset.parts().ofDevice()) {
            sets.add(part.claims().at(time));
        }
        String own = sets.getFirst().believed().prefixMaker();
        Asset device = asset.parent();
        maker = own != null || device == null
                ? own
                : device.claims().at(time).believed().prefixMaker();
    }

    /**
     * The identity of an asset at a moment.
     *
     * @param time event time, nanoseconds since 1970
     */
    public static PastIdentity of(Asset asset, long time) {
        return new PastIdentity(asset, time);
    }

    /** The value that was believed; null where nothing was said. */
    public @Nullable String value(Attribute attribute) {
        Claim best = null;
        for (ClaimSet each : sets) {
            best = Believed.better(best, each.believed().best(attribute, maker));
        }
        return best == null ? null : best.value();
    }

    /** All values that held at that moment, without those that only others stated, sorted. */
    public List<String> all(Attribute attribute) {
        TreeSet<String> values = new TreeSet<>();
        for (ClaimSet each : sets) {
            for (Claim claim : each.all()) {
                if (claim.attribute() == attribute && claim.isOpen() && claim.voice() != Voice.OTHERS) {
                    values.add(claim.value());
                }
            }
        }
        return List.copyOf(values);
    }
}
