package io.otus.inventory.graph;

import java.util.Set;

/** Names of sources of claims that the graph itself makes or looks for. */
public final class Sources {
    /** Of an address that a device was seen to send from. */
    public static final String FRAME = "frame";

    /** Of an address that is leased. */
    public static final String LEASE = "dhcp_ack";

    /** Of an address that is asked over a connection of which the answers are not seen. */
    public static final String ASKED = "asked over a connection that goes on; its answers are not mirrored";

    /** Of the identifier by which a DHCP client is known: the same DUID in both versions (RFC 4361, RFC 8415). */
    static final Set<String> DHCP_CLIENT = Set.of("dhcp client_identifier", "dhcpv6");

    /** Of what the manner in which connections are asked for tells. */
    static final String SYN = "tcp syn: ";

    private Sources() {}
}
