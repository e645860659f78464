package io.otus.core.event;

import io.otus.core.asset.AssetRef;

/**
 * Two assets turned out to be one device; what was learned of the second is the first's from now on.
 *
 * @param kept the asset that stays
 * @param absorbed id of the one that is gone
 * @param reason the rule that joined them, as a sentence
 * @param time event time, nanoseconds since 1970
 */
public record AssetsMerged(AssetRef kept, String absorbed, String reason, long time) {}
