package io.otus.inventory.claim;

import io.otus.core.event.AddressBinding;

/** Names of sources of claims that the graph itself makes or looks for. */
public final class Sources {
    /** Source of an address that a device was seen to send from. */
    public static final String FRAME = "frame";

    /** Source of a leased address. */
    public static final String LEASE = AddressBinding.Source.DHCP_ACK.label();

    /** Source of an address that is asked over a connection whose answers are not mirrored. */
    public static final String ASKED = "asked over a connection that goes on; its answers are not mirrored";

    /** Source of a maker that a MAC address names. */
    public static final String MAC_PREFIX = "mac_prefix";

    /** Prefix of the source of conclusions from connection requests. */
    public static final String SYN = "tcp syn: ";

    /** Stands between the source of a text and the attribute it states, for what was read from the text. */
    public static final String READ_FROM = ", read from its ";

    private Sources() {}
}
