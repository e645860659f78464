package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.event.Action;
import org.jspecify.annotations.Nullable;

/**
 * Who breaks facts in which way: the usual thing that groups findings of a kind.
 *
 * @param source who; null where no single device
 * @param protocol in which protocol; null where that does not matter
 * @param action by doing what; null where that does not matter
 */
public record Cause(
        @Nullable AssetModel source,
        @Nullable String protocol,
        @Nullable Action action) {
    /** The same source in the same protocol. */
    public static Cause of(Sighting sighting) {
        return new Cause(sighting.source(), sighting.protocol(), null);
    }
}
