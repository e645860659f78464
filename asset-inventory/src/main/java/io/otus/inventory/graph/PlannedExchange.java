package io.otus.inventory.graph;

import io.otus.core.net.Endpoint;

/** Knows the devices on which people declared work, so that another device may come in their place. */
@FunctionalInterface
public interface PlannedExchange {
    /** No work is declared. */
    PlannedExchange NONE = (_, _, _) -> false;

    /**
     * Returns whether declared work names a device at a moment.
     *
     * @param id the id of the device's asset
     * @param place the device's address
     * @param time event time, nanoseconds since 1970
     */
    boolean names(String id, Endpoint place, long time);
}
