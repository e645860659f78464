package io.otus.alert.detect.protocol;

import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;

/**
 * Part of {@link UnreadDetector}: a flow with the side that is taken for its server. Confined to the analysis thread.
 *
 * @param flow the flow
 * @param side the side of the server, 0 or 1
 */
record UnreadTalk(FlowInfo flow, int side) {
    /** Least bytes of payload of each side that make a conversation. */
    private static final int LEAST_BYTES = 4;
    /**
     * Datagrams beyond which a sender is taken to get answers, as no retry sends so many; the mirror shows only its
     * direction.
     */
    private static final int KNOCKS = 12;

    /** Returns whether a flow is between two hosts, and the port of one may belong to a service. */
    static boolean mayBe(FlowInfo flow) {
        if (flow.transport() != Transport.TCP && flow.transport() != Transport.UDP) {
            return false;
        }
        int lower = Math.min(flow.endpoint(0).port(), flow.endpoint(1).port());
        return lower > 0
                && lower < ProtocolDetector.FIRST_EPHEMERAL
                && isHost(flow.endpoint(0))
                && isHost(flow.endpoint(1));
    }

    private static boolean isHost(Endpoint endpoint) {
        IpAddress ip = endpoint.ip();
        return ip != null && ip.isUnicast() && !endpoint.isGroup();
    }

    /**
     * Returns a flow with the side of its server: the one that the flow itself shows; otherwise the one whose port may
     * belong to a service, if that of the other may not; otherwise the one that was not heard first.
     */
    static UnreadTalk of(FlowInfo flow) {
        if (flow.client() != FlowInfo.NOBODY) {
            return new UnreadTalk(flow, flow.server());
        }
        boolean isFirst = flow.endpoint(0).port() < ProtocolDetector.FIRST_EPHEMERAL
                && flow.endpoint(1).port() >= ProtocolDetector.FIRST_EPHEMERAL;
        return new UnreadTalk(flow, isFirst ? 0 : 1);
    }

    Endpoint server() {
        return flow.endpoint(side);
    }

    Endpoint client() {
        return flow.endpoint(1 - side);
    }

    /** Returns the port of a side with its transport, such as {@code tcp/4000}. */
    String service(Endpoint of) {
        return flow.transport().label() + '/' + of.port();
    }

    /** Returns whether both sides send payload, or the client sends more datagrams than a retry would. */
    boolean isTalk() {
        boolean goesOn = isReport() && flow.frames(1 - side) > KNOCKS;
        return goesOn || (flow.payloadBytes(1 - side) >= LEAST_BYTES && flow.payloadBytes(side) >= LEAST_BYTES);
    }

    /** Returns whether the client sends datagrams without an audible answer. */
    boolean isReport() {
        return flow.transport() == Transport.UDP
                && flow.frames(side) == 0
                && flow.payloadBytes(1 - side) >= LEAST_BYTES;
    }

    /** Returns whether the sensor missed a part of a TCP connection. */
    boolean isPart() {
        return flow.transport() == Transport.TCP && (!flow.isBeginningSeen() || flow.lossTime() != Long.MIN_VALUE);
    }
}
