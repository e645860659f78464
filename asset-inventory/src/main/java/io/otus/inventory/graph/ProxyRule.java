package io.otus.inventory.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a MAC address that answers by ARP for an IP address answers for another host (proxy ARP, RFC 1027), so that the
 * host is not its owner: where the address was heard through this MAC in answered conversations, but never in a frame
 * that no router had passed on, while the owner of the MAC has another address that was, or forwards for others anyway.
 * That holds too where ARP bound the address before it was heard; and where two addresses are so, or one that is left
 * where others were parted from the MAC before, nothing need be known of the owner.
 *
 * <p>A computer also passes on what its containers and virtual machines answer at an address of its own. So an address
 * is its own from which it asks by ARP (RFC 826): who answers for another host asks for none in that one's name. That
 * does not hold where the time to live was lowered otherwise than by the one hop to a container.
 */
public final class ProxyRule {
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
                        && !isOwn(record)
                        && record.proven
                        && !record.key.ip().v6())
                .toList();
        boolean isShown = far.size() > 1 || (far.size() == 1 && (mac.router || hasOwnAddress(mac, far.getFirst())));
        return isShown ? far : List.of();
    }

    static boolean answersFor(@Nullable IpRecord address, MacRecord mac) {
        if (address == null || address.mac != mac || !address.isForeign() || !address.proven || isOwn(address)) {
            return false;
        }
        return mac.router || hasOwnAddress(mac, address);
    }

    /** Whether something shows that an address is of the owner of its MAC, and not of a host behind it. */
    static boolean isOwn(IpRecord address) {
        return address.near || (address.asks && !address.farther);
    }

    private static boolean hasOwnAddress(MacRecord mac, IpRecord beside) {
        Asset owner = mac.asset;
        if (owner == null) {
            return false;
        }
        for (IpRecord each : owner.addresses().ips) {
            if (each != beside
                    && each.mac == mac
                    && isOwn(each)
                    && each.key.ip().v6() == beside.key.ip().v6()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a device is a host for which another one answers by ARP, unless it is one of that one's containers: its
     * answers were passed on once, and nobody asked by ARP from its address.
     */
    public static boolean mayBeContainer(Asset host) {
        for (IpRecord each : host.addresses().ips) {
            MacRecord mac = each.mac;
            if (mac != null && mac.asset != host && mac.proxy && each.far && !each.farther && !each.near) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether some addresses of a device may be other hosts', for which it answers by ARP without lowering their time
     * to live: connections are accepted at one with another time to live than at the other.
     */
    public static boolean mayAnswerForOthers(Asset device) {
        Map<MacRecord, Integer> starts = new HashMap<>(2);
        Map<MacRecord, Integer> starts6 = new HashMap<>(2);
        for (IpRecord each : device.addresses().ips) {
            MacRecord mac = each.mac;
            if (mac != null && each.start != 0) {
                Integer other = (each.key.ip().v6() ? starts6 : starts).putIfAbsent(mac, each.start);
                if (other != null && other != each.start) {
                    return true;
                }
            }
        }
        return false;
    }
}
