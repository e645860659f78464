package io.otus.inventory.graph;

import io.otus.core.net.IpAddress;
import java.util.List;

/**
 * When a MAC address forwards for others. A host has one address of its own, rarely two; a router sends for as many as
 * lie behind it, and neither ARP nor neighbour discovery ever binds those to it.
 */
final class RouterRule {
    /** Addresses from different networks that must send from one MAC without being bound to it. */
    static final int ADDRESSES = 3;

    static final String REASON = "the MAC address forwards for several hosts: at least " + ADDRESSES
            + " IP addresses send from it that nothing bound to it";
    static final String OTHER_BOUND =
            "another IP address is bound to the MAC address, and this one lies in a network where nobody uses ARP";

    private RouterRule() {}

    /**
     * Whether these addresses are too many for a host. IPv6 hosts make up addresses at will, so that only their
     * networks count.
     */
    static boolean forwards(List<IpRecord> unbound) {
        int count = 0;
        for (int i = 0; i < unbound.size(); i++) {
            boolean seen = false;
            for (int j = 0; j < i && !seen; j++) {
                seen = sameHost(unbound.get(i), unbound.get(j));
            }
            if (!seen) {
                count++;
            }
        }
        return count >= ADDRESSES;
    }

    private static boolean sameHost(IpRecord a, IpRecord b) {
        IpAddress one = a.key.ip();
        IpAddress other = b.key.ip();
        return one.equals(other) || (one.v6() && other.v6() && one.high() == other.high());
    }
}
