package io.otus.inventory.graph;

import io.otus.core.net.IpAddress;

/**
 * When a further IP address that sends from a device's MAC is the device's own, before anything has bound it: when the
 * device has none of its version and no router passed the frame on, when it is valid on the link only, when the device
 * has the same one on another segment, or when its network is one in which ARP is spoken on this segment, so that no
 * router would send for it.
 */
final class Ownership {
    static final String REASON = "the address sends from the device's own MAC address";
    static final String BOUND_REASON = "ARP, neighbour discovery or DHCP binds the address to the device's MAC address";
    static final String HOME_REASON =
            "the address is at home on exactly one segment, and what is seen elsewhere comes through a router";
    static final String SAID_REASON = "the device says below IP that this address is its own";

    private Ownership() {}

    static boolean extendsTo(Asset owner, AddressBook book, int segment, IpAddress ip, boolean near) {
        if (ip.isLinkLocal() || book.isOnLink(segment, ip)) {
            return true;
        }
        boolean hasVersion = false;
        for (IpRecord each : owner.addresses().ips) {
            IpAddress other = each.key.ip();
            if (other.equals(ip) || (ip.v6() && other.v6() && other.high() == ip.high())) {
                return true;
            }
            hasVersion |= other.v6() == ip.v6() && !other.isLinkLocal();
        }
        return near && !hasVersion;
    }
}
