package io.otus.inventory.graph;

import org.jspecify.annotations.Nullable;

/**
 * When a MAC address that answers by ARP for an IP address answers for another host (proxy ARP, RFC 1027), so that the
 * host is not its owner: where the address was heard through this MAC in answered conversations, but never in a frame
 * that no router had passed on, while the owner of the MAC has another address that was, or forwards for others anyway.
 */
final class ProxyRule {
    static final String REASON = "the MAC address answers by ARP for other hosts than its owner (proxy ARP)";

    private ProxyRule() {}

    static boolean answersFor(@Nullable IpRecord address, MacRecord mac) {
        if (address == null || address.mac != mac || !address.isForeign() || !address.proven || address.near) {
            return false;
        }
        return mac.router || hasOwnAddress(mac, address);
    }

    private static boolean hasOwnAddress(MacRecord mac, IpRecord beside) {
        Asset owner = mac.asset;
        if (owner == null) {
            return false;
        }
        for (IpRecord each : owner.addresses().ips) {
            if (each != beside
                    && each.mac == mac
                    && each.near
                    && each.key.ip().v6() == beside.key.ip().v6()) {
                return true;
            }
        }
        return false;
    }
}
