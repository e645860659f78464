package io.otus.core.spi;

import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import java.util.List;

/**
 * An answer as the dissector reports it; the core pairs it.
 *
 * @param transaction the number of the request
 * @param service what was asked, as far as the answer tells
 * @param unit the sub-device that answers; empty where the protocol has none
 * @param outcome {@link Outcome#OK} or an error
 * @param points the points with their values; empty where the answer carries none or nothing tells which points they
 *     are
 * @param clientUnit the sub-device that is answered, where that is behind another device; else empty
 */
public record Response(
        long transaction, Service service, String unit, Outcome outcome, List<PointRange> points, String clientUnit) {
    public Response {
        points = List.copyOf(points);
    }

    /** An answer to a request that the client made for itself. */
    public Response(long transaction, Service service, String unit, Outcome outcome, List<PointRange> points) {
        this(transaction, service, unit, outcome, points, "");
    }
}
