package io.otus.alert.alert;

import io.otus.alert.detect.Broken;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.net.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The flow that an alert was first seen on.
 *
 * @param transport tcp, udp, ip or link
 * @param sourcePort the requester's port; null if there is none
 * @param destinationPort the port that was asked; null if there is none
 * @param vlan VLAN id, 0 if untagged
 * @param communityId Community ID v1, by which other sensors name the same flow; null if the flow has no IP addresses
 */
public record NetworkPath(
        String transport,
        @Nullable Integer sourcePort,
        @Nullable Integer destinationPort,
        int vlan,
        @Nullable String communityId) {
    /** Returns the path of an operation's request. */
    static NetworkPath of(Operation operation) {
        return of(operation.origin().flow(), operation.client(), operation.server());
    }

    /** Returns the path of a finding. */
    static NetworkPath of(Broken.Path path) {
        FlowInfo flow = path.flow();
        return of(flow, flow.endpoint(path.from()), flow.endpoint(1 - path.from()));
    }

    private static NetworkPath of(FlowInfo flow, Endpoint from, Endpoint to) {
        return new NetworkPath(flow.transport().label(), port(from), port(to), from.vlan(), CommunityId.of(flow));
    }

    private static @Nullable Integer port(Endpoint endpoint) {
        return endpoint.port() == Endpoint.NO_PORT ? null : endpoint.port();
    }
}
