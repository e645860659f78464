package io.otus.dissect.snmp;

import org.jspecify.annotations.Nullable;

/** Tables in which a device says which others it knows, by the identifier of their rows. */
enum NeighbourTable {
    /** RFC 1213 §6. */
    AT("1.3.6.1.2.1.3.1.1."),
    /** RFC 1213 §6: which routes lead where. */
    IP_ROUTE("1.3.6.1.2.1.4.21.1."),
    /** RFC 1213 §6: who has which address. */
    IP_NET_TO_MEDIA("1.3.6.1.2.1.4.22.1."),
    /** RFC 2096 §4. */
    IP_CIDR_ROUTE("1.3.6.1.2.1.4.24.4.1."),
    /** RFC 4292 §5. */
    INET_CIDR_ROUTE("1.3.6.1.2.1.4.24.7.1."),
    /** RFC 4293 §5. */
    IP_NET_TO_PHYSICAL("1.3.6.1.2.1.4.35.1."),
    /** RFC 1213 §6: with whom it has connections. */
    TCP_CONN("1.3.6.1.2.1.6.13.1."),
    /** RFC 4022 §3. */
    TCP_CONNECTION("1.3.6.1.2.1.6.19.1."),
    /** RFC 4188 §4: who is behind which port. */
    DOT1D_TP_FDB("1.3.6.1.2.1.17.4.3.1."),
    /** RFC 4363 §5. */
    DOT1Q_TP_FDB("1.3.6.1.2.1.17.7.1.2.2.1."),
    /** IEEE 802.1AB-2005 §12: what neighbours say of themselves. */
    LLDP_REM("1.0.8802.1.1.2.1.4.1.1."),
    /** IEEE 802.1AB-2005 §12. */
    LLDP_REM_MAN_ADDR("1.0.8802.1.1.2.1.4.2.1."),
    /** CISCO-CDP-MIB. */
    CDP_CACHE("1.3.6.1.4.1.9.9.23.1.2.1.1.");

    private final String rows;

    NeighbourTable(String rows) {
        this.rows = rows;
    }

    /** The one that an object is in; null where it is in none. */
    static @Nullable NeighbourTable of(String name) {
        for (NeighbourTable each : values()) {
            if (name.startsWith(each.rows)) {
                return each;
            }
        }
        return null;
    }
}
