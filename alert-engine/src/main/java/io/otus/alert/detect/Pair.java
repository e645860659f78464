package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.event.Origin;

/**
 * The devices at both ends of a conversation, one of which asks the other. Immutable.
 *
 * @param client who asks
 * @param server who is asked
 */
public record Pair(AssetModel client, AssetModel server) {
    /**
     * Whether the inventory takes both ends for one device: it speaks with itself, or two were taken for one, so that
     * what is dangerous is no less so.
     */
    public boolean isOfOne() {
        return client == server;
    }

    /** What a message between them shows. */
    public Sighting sighting(Origin shown) {
        return new Sighting(shown.time(), shown.evidence(), null, client, server);
    }
}
