package io.otus.inventory.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a MAC address that answers by ARP for an IP address answers for another host (proxy ARP, RFC 1027), so that the
 * host is not its owner: where the address was heard through this MAC in answered conversations, but never in a frame
 * that no router had passed on, while the owner of the MAC has another address that was, or forwards for others anyway.
 * That holds too where ARP bound the address before it was heard; and where two addresses are so, nothing need be known
 * of the owner.
 */
final class ProxyRule {
    static final String REASON = "the MAC address answers by ARP for other hosts than its owner (proxy ARP)";

    private ProxyRule() {}

    /** The addresses bound to a MAC that are others'; none where that does not show. */
    static List<IpRecord> othersOf(MacRecord mac) {
        Asset owner = mac.asset;
        if (owner == null || mac.key.mac().isSharedByRouters()) {
            return List.of();
        }
        List<IpRecord> far = owner.addresses().ips.stream()
                .filter(record -> record.mac == mac
                        && record.tie == IpRecord.Tie.BOUND
                        && record.far
                        && !record.near
                        && record.proven
                        && !record.key.ip().v6())
                .toList();
        boolean isShown = far.size() > 1 || (far.size() == 1 && hasOwnAddress(mac, far.getFirst()));
        return isShown ? far : List.of();
    }

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
