package io.otus.core.event;

import io.otus.core.net.Endpoint;

/**
 * The tunnel that the first packet of a flow came in. The flow's own endpoints are those within it.
 *
 * @param from who sent that packet through the tunnel, without a port
 * @param to to whom, without a port
 * @param protocolNumber the IP protocol of the tunnel, such as 47 for GRE; 17 where it runs over UDP
 */
public record Tunnel(Endpoint from, Endpoint to, int protocolNumber) {
    private static final int IPV4 = 4;
    private static final int UDP = 17;
    private static final int IPV6 = 41;
    private static final int GRE = 47;

    /** What people call such a tunnel. */
    public String kind() {
        return switch (protocolNumber) {
            case IPV4 -> "IPv4 in IP";
            case UDP -> "UDP";
            case IPV6 -> "IPv6 in IP";
            case GRE -> "GRE";
            default -> "IP protocol " + protocolNumber;
        };
    }
}
