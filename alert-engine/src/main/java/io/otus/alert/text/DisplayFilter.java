package io.otus.alert.text;

import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Wireshark display filters. They name addresses and the served port, not frame numbers, which change when a capture is
 * cut or joined.
 */
public final class DisplayFilter {
    private DisplayFilter() {}

    /** Returns the filter for the packets between both sides of an operation, on the served port. */
    public static String of(Operation operation) {
        return of(operation.origin().flow().transport(), operation.client(), operation.server());
    }

    /** Returns the filter for the packets between sender and receiver of a message, on the served port. */
    public static String of(Origin origin) {
        FlowInfo flow = origin.flow();
        boolean senderServes = flow.client() == 1 - origin.sender();
        return senderServes
                ? of(flow.transport(), origin.destination(), origin.source())
                : of(flow.transport(), origin.source(), origin.destination());
    }

    /** Returns the filter for the packets between both sides of a flow, on the port that the other side serves. */
    public static String of(FlowInfo flow, int client) {
        return of(flow.transport(), flow.endpoint(client), flow.endpoint(1 - client));
    }

    /** Returns the filter for the packets of one port of a host, whoever is at the other end. */
    public static String served(Transport transport, Endpoint server) {
        return both(address(server), port(transport, server));
    }

    private static String of(Transport transport, Endpoint client, Endpoint server) {
        String hosts = both(address(client), address(server));
        return switch (transport) {
            case TCP, UDP -> both(hosts, port(transport, server));
            case IP, LINK -> hosts;
        };
    }

    /** Returns the filter for the packets of a host by its addresses in text. */
    public static String of(@Nullable String ip, @Nullable String mac) {
        if (ip != null) {
            return host(IpAddress.parse(ip));
        }
        return mac == null ? "" : "eth.addr == " + mac;
    }

    /** Returns the filter for the packets of an endpoint; empty if it has no address. */
    public static String host(Endpoint endpoint) {
        String filter = address(endpoint);
        return filter == null ? "" : filter;
    }

    /**
     * Returns the filter for packets in which a field is a name or a name below it. Wireshark compares without regard
     * to case; a dot is written in brackets, which needs no escaping in a shell.
     */
    public static String below(String field, String name) {
        return field + " matches \"(^|[.])" + name.replace(".", "[.]") + "[.]?$\"";
    }

    private static @Nullable String address(Endpoint endpoint) {
        IpAddress ip = endpoint.ip();
        if (ip != null) {
            return host(ip);
        }
        MacAddress mac = endpoint.mac();
        return mac == null ? null : "eth.addr == " + mac;
    }

    private static String host(IpAddress ip) {
        return (ip.v6() ? "ipv6.addr == " : "ip.addr == ") + ip;
    }

    private static @Nullable String port(Transport transport, Endpoint server) {
        return server.port() == Endpoint.NO_PORT ? null : transport.label() + ".port == " + server.port();
    }

    private static String both(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one != null ? one : other != null ? other : "";
        }
        return one.isEmpty() ? other : one + " && " + other;
    }
}
