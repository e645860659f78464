package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.event.Origin;

/**
 * Two devices, one of which asks the other. Immutable.
 *
 * @param client who asks
 * @param server who is asked
 */
public record Pair(AssetModel client, AssetModel server) {
    /** What a message between them shows. */
    public Sighting sighting(Origin shown) {
        return new Sighting(shown.time(), shown.evidence(), null, client, server);
    }
}
