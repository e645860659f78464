package io.otus.core.event;

import io.otus.core.asset.AssetRef;
import io.otus.core.evidence.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A device that was heard regularly is no longer heard. Emitted once for each silence. Steps of event time, and a
 * mirror that falls silent as a whole, make no device silent.
 *
 * @param asset the device as it was last known
 * @param since event time of its last frame, nanoseconds since 1970
 * @param usualGap the longest pause it made before, nanoseconds
 * @param last frames that show it last; null where only its parts were heard
 * @param time event time, nanoseconds since 1970
 */
public record AssetSilent(
        AssetRef asset, long since, long usualGap, @Nullable Evidence last, long time) {}
