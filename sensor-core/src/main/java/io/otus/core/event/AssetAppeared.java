package io.otus.core.event;

import io.otus.core.asset.AssetRef;

/**
 * A device was heard of for the first time.
 *
 * @param asset the device
 * @param origin null-free first trace of it
 * @param time event time, nanoseconds since 1970
 */
public record AssetAppeared(AssetRef asset, FrameOrigin origin, long time) {}
