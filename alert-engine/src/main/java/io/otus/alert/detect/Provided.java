package io.otus.alert.detect;

import java.util.List;

/** The words of the baseline for services that a device offers to all others of its network, and on which they rely. */
public final class Provided {
    /** The sort of these habits. */
    public static final String HABIT = "provides";
    /** The device takes part in a virtual router, by the messages of VRRP (RFC 9568) or HSRP (RFC 2281). */
    public static final String VIRTUAL_ROUTER = "virtual_router";
    /** The device offers itself to all others as their router (RFC 1256, RFC 4861). */
    public static final String ROUTER_ADVERTISEMENT = "router_advertisement";
    /** The device claims to route, as in LLDP, CDP or SNMP. No other device sends it anything for that claim alone. */
    public static final String ROUTER = "router";

    /** The habits that make a device a router if they are known. */
    static final List<String> ROUTING = List.of(VIRTUAL_ROUTER, ROUTER_ADVERTISEMENT, ROUTER);

    private Provided() {}
}
