package io.otus.core.event;

import io.otus.core.net.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a client asks of a device. Emitted when the last frame of the request was seen: a STOP must raise an
 * alert when it is asked, not when it is answered.
 *
 * @param origin the request; for an {@link Outcome#UNPAIRED} response, the response
 * @param client who asks, or who is told in a notification
 * @param server who is asked, or who tells in a notification
 * @param unit the sub-device asked: unit id, link address, rack and slot, device instance; empty where the protocol has
 *     none
 * @param clientUnit the sub-device that asks, or is told, where that is behind the client; else empty
 * @param service what is asked
 * @param points the points it names, with values when the request carries them
 * @param speaker who asks, or who tells in a notification, where the sender of the frame passed it on; else null
 * @param request the message in its protocol's terms; null for an unpaired response
 */
public record Operation(
        Origin origin,
        Endpoint client,
        Endpoint server,
        String unit,
        String clientUnit,
        Service service,
        List<PointRange> points,
        @Nullable Speaker speaker,
        @Nullable ProtocolEvent request) {
    public Operation {
        points = List.copyOf(points);
    }

    /** An operation that the client asks for itself. */
    public Operation(
            Origin origin,
            Endpoint client,
            Endpoint server,
            String unit,
            Service service,
            List<PointRange> points,
            @Nullable ProtocolEvent request) {
        this(origin, client, server, unit, "", service, points, null, request);
    }

    /**
     * Whether the server sent it unasked, or as its answer to a question put to everybody: the client did nothing by
     * it.
     */
    public boolean isTold() {
        return request != null && origin.source().equals(server);
    }

    /** Id of the protocol. */
    public String protocol() {
        return origin.protocol();
    }
}
