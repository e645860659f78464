package io.otus.core.event;

import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;

/**
 * A statement that an IP address belongs to a MAC address on one segment.
 *
 * @param origin the message that makes it
 * @param segment network segment, as in {@link io.otus.core.net.Endpoint#segment}
 * @param mac the owner
 * @param ip the address
 * @param source who states it
 * @param validFor seconds that it is granted for; 0 where the protocol does not say
 */
public record AddressBinding(Origin origin, int segment, MacAddress mac, IpAddress ip, Source source, long validFor) {
    /** Who states a binding. */
    public enum Source {
        /** ARP reply (RFC 826), sender fields: it may be given for another host (proxy ARP, RFC 1027). */
        ARP("arp"),
        /** ARP request (RFC 826), sender fields: who asks does so from an address of its own. */
        ARP_REQUEST("arp"),
        /** IPv6 neighbour discovery (RFC 4861). */
        NEIGHBOUR_DISCOVERY("neighbour_discovery"),
        /** A lease acknowledged by a DHCP server (RFC 2131). */
        DHCP_ACK("dhcp_ack");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** How an inventory names it as the source of what it states. */
        public String label() {
            return label;
        }

        /** Whether either message of ARP states it. */
        public boolean isArp() {
            return this == ARP || this == ARP_REQUEST;
        }
    }
}
