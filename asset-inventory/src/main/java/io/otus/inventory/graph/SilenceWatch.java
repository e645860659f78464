package io.otus.inventory.graph;

import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Looks, once a minute of event time, for devices that have fallen silent. Confined to the analysis thread. */
final class SilenceWatch {
    private static final long EVERY = Nanos.MINUTE;

    /**
     * Where more than this many devices and more than half of all that can be missed are overdue at once, it is the
     * mirror that fell silent, not they. Those behind a device are not counted: whose messages it passes on tells
     * nothing of the mirror.
     */
    private static final int CROWD = 8;

    private long next = Long.MIN_VALUE;

    /** The devices that are newly missed, sorted by id. */
    List<Asset> look(Collection<Asset> assets, long time) {
        if (time < next) {
            return List.of();
        }
        next = time + EVERY;
        List<Asset> overdue = new ArrayList<>();
        int missing = 0;
        int heard = 0;
        for (Asset asset : assets) {
            Asset parent = asset.parent();
            if (!asset.appeared() || (parent != null && parent.presence().overdue(time))) {
                continue;
            }
            if (asset.presence().overdue(time)) {
                overdue.add(asset);
                missing += parent == null ? 1 : 0;
            } else if (!asset.presence().missed()) {
                heard += parent == null ? 1 : 0;
            }
        }
        if (overdue.isEmpty() || (missing > CROWD && missing > heard)) {
            return List.of();
        }
        overdue.removeIf(asset -> {
            Asset parent = asset.parent();
            return parent != null && parent.presence().missed();
        });
        overdue.sort(Comparator.comparing(Asset::id));
        overdue.forEach(Asset::miss);
        return overdue;
    }
}
