package io.otus.core.net;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One end of a flow, as far as frames tell: a place on the network, not yet a machine.
 *
 * @param segment the network segment: 0 untagged, else the VLAN id, with an outer tag (Q-in-Q) as {@code outer << 12 |
 *     inner}; where the plant has {@link Sites}, with the number of the site as {@code site << 24} besides
 * @param mac source or destination of the link header; the router's, when the host is behind one; null where the link
 *     type has none
 * @param ip the IP address, null below IP
 * @param port TCP or UDP port, {@link #NO_PORT} where there is none
 */
public record Endpoint(
        int segment, @Nullable MacAddress mac, @Nullable IpAddress ip, int port) {
    /** The port of an endpoint that has none. */
    public static final int NO_PORT = -1;

    /** The endpoint of a network card, without IP address and port. */
    public static Endpoint at(int segment, MacAddress mac) {
        return new Endpoint(segment, mac, null, NO_PORT);
    }

    /** The endpoint of an IP address, without network card and port. */
    public static Endpoint at(int segment, IpAddress ip) {
        return new Endpoint(segment, null, ip, NO_PORT);
    }

    /** The same place whatever the port. */
    public Endpoint host() {
        return new Endpoint(segment, mac, ip, NO_PORT);
    }

    /**
     * Whether it stands for several hosts: either address is a multicast or broadcast one. The broadcast address of a
     * subnet shows by its MAC address alone.
     */
    public boolean isGroup() {
        return (mac != null && mac.isGroup()) || (ip != null && (ip.isMulticast() || ip.isBroadcast()));
    }

    // Written out, since it is asked for each message: see IpAddress.
    @Override
    public boolean equals(Object other) {
        return other == this
                || (other instanceof Endpoint that
                        && port == that.port
                        && segment == that.segment
                        && Objects.equals(ip, that.ip)
                        && Objects.equals(mac, that.mac));
    }

    @Override
    public int hashCode() {
        return ((31 * segment + Objects.hashCode(mac)) * 31 + Objects.hashCode(ip)) * 31 + port;
    }

    /** The innermost VLAN id, 0 when untagged. */
    public int vlan() {
        return Sites.vlan(segment);
    }

    /** The network that it is in: see {@link Sites#network}. */
    public int network() {
        return Sites.network(segment);
    }
}
