package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.event.Origin;

/**
 * The devices at both ends of a conversation. Immutable.
 *
 * @param client the device that asks
 * @param server the device that is asked
 */
public record Pair(AssetModel client, AssetModel server) {
    /**
     * Returns whether the inventory takes both ends for one device. Either the device speaks with itself, or two
     * devices were taken for one; a dangerous act is then no less dangerous.
     */
    public boolean isOfOne() {
        return client == server;
    }

    /** Returns a sighting of the two devices, shown by a message between them. */
    public Sighting sighting(Origin shown) {
        return new Sighting(shown.time(), shown.evidence(), null, client, server);
    }
}
