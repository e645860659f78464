package io.otus.core.event;

import io.otus.core.asset.AssetRef;

/**
 * One asset turned out to be two devices.
 *
 * @param kept the asset that stays, with what it was first known by
 * @param separated the new one
 * @param reason the rule that parted them, as a sentence
 * @param time event time, nanoseconds since 1970
 */
public record AssetSplit(AssetRef kept, AssetRef separated, String reason, long time) {}
