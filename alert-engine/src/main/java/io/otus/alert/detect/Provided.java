package io.otus.alert.detect;

import java.util.List;

/** The words of the baseline for what a device tells all others of its network and they take for granted. */
public final class Provided {
    /** The sort of the habits. */
    public static final String HABIT = "provides";
    /** It has part in a virtual router, by the messages of VRRP (RFC 9568) and HSRP (RFC 2281). */
    public static final String VIRTUAL_ROUTER = "virtual_router";
    /** It offers itself to all as their router, RFC 1256 and RFC 4861. */
    public static final String ROUTER_ADVERTISEMENT = "router_advertisement";
    /** It says that it routes, as in LLDP, CDP or SNMP; nobody sends it anything for that alone. */
    public static final String ROUTER = "router";

    /** Those that make a device a router where they are known. */
    static final List<String> ROUTING = List.of(VIRTUAL_ROUTER, ROUTER_ADVERTISEMENT, ROUTER);

    private Provided() {}
}
