package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.event.Action;
import org.jspecify.annotations.Nullable;

/**
 * The usual cause that groups findings of a kind: the same source breaks facts in the same way.
 *
 * @param source the device that broke the facts; null if it is no single device
 * @param protocol id of the protocol; null if the protocol does not matter
 * @param action what the operations did; null if that does not matter
 */
public record Cause(
        @Nullable AssetModel source,
        @Nullable String protocol,
        @Nullable Action action) {
    /** Returns the cause that all sightings of the same source in the same protocol share. */
    public static Cause of(Sighting sighting) {
        return new Cause(sighting.source(), sighting.protocol(), null);
    }
}
