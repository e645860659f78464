package io.otus.inventory.graph;

import io.otus.core.net.Endpoint;

/** Which devices people declared beforehand to be worked on, so that another one may come in their place. */
@FunctionalInterface
public interface PlannedExchange {
    /** Nobody declared anything. */
    PlannedExchange NONE = (_, _, _) -> false;

    /**
     * Whether declared work names a device at a moment.
     *
     * @param id of the device
     * @param place its address
     */
    boolean names(String id, Endpoint place, long time);
}
