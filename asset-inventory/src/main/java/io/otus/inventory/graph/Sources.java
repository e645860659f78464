package io.otus.inventory.graph;

import io.otus.core.event.AddressBinding;

/** Names of sources of claims that the graph itself makes or looks for. */
public final class Sources {
    /** Of an address that a device was seen to send from. */
    public static final String FRAME = "frame";

    /** Of an address that is leased. */
    public static final String LEASE = AddressBinding.Source.DHCP_ACK.label();

    /** Of an address that is asked over a connection of which the answers are not seen. */
    public static final String ASKED = "asked over a connection that goes on; its answers are not mirrored";

    /** Of what the manner in which connections are asked for tells. */
    static final String SYN = "tcp syn: ";

    private Sources() {}
}
