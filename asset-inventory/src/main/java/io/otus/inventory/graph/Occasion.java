package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Statement;
import org.jspecify.annotations.Nullable;

/**
 * When a conclusion about which devices there are is drawn, and from what.
 *
 * @param shown the frames that it is drawn from; null where from none
 * @param time event time, nanoseconds since 1970
 */
record Occasion(@Nullable Evidence shown, long time) {
    /** The occasion that a statement is. */
    static Occasion of(Statement said) {
        return new Occasion(said.evidence(), said.time());
    }
}
