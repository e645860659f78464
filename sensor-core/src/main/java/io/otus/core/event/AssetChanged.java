package io.otus.core.event;

import io.otus.core.asset.AssetRef;
import io.otus.core.evidence.Evidence;

/**
 * An identity fact of a known device became another one.
 *
 * @param asset the device as it is now
 * @param attribute the fact
 * @param before its value until now
 * @param after its value from now on
 * @param evidence the frames that show the new value
 * @param time event time, nanoseconds since 1970
 */
public record AssetChanged(
        AssetRef asset, Attribute attribute, String before, String after, Evidence evidence, long time) {}
