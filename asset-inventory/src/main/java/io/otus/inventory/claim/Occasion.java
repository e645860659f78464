package io.otus.inventory.claim;

import io.otus.core.evidence.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * When a conclusion about which devices there are is drawn, and from what.
 *
 * @param shown the frames that it is drawn from; null where from none
 * @param time event time
 */
public record Occasion(@Nullable Evidence shown, long time) {}
