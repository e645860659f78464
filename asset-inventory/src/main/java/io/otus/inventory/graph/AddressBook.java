package io.otus.inventory.graph;

import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Sites;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which addresses are known, and to which asset each leads. Confined to the analysis thread. */
final class AddressBook {
    private record Network(int segment, boolean v6, long prefix) {
        /**
         * The surroundings in which ARP or neighbour discovery would be used: 256 IPv4 addresses, or one IPv6 subnet.
         */
        static Network of(int segment, IpAddress ip) {
            return ip.v6() ? new Network(segment, true, ip.high()) : new Network(segment, false, ip.low() >>> 8);
        }
    }

    /** Most MAC addresses without an owner, such as those of which only hosts behind them were seen. */
    static final int MAX_OWNERLESS = 8_192;

    private final Map<MacRecord.Key, MacRecord> macs = new HashMap<>();
    private final Map<IpRecord.Key, IpRecord> ips = new HashMap<>();
    /** All records of an address in a site; the key has the segment without tags. */
    private final Map<IpRecord.Key, List<IpRecord>> segments = new HashMap<>();
    /** Networks in which ARP is spoken, with how many addresses are bound in each. */
    private final Map<Network, Integer> onLink = new HashMap<>();

    private final FormerOwners formerOwners = new FormerOwners();
    /** MAC addresses that had no owner when they were first seen, oldest first. */
    private final LinkedHashSet<MacRecord> ownerless = new LinkedHashSet<>();

    /**
     * A loopback address names the host that captured it, and so does any other address in a frame that no network card
     * sent.
     */
    static boolean namesOneHost(IpAddress ip) {
        return ip.isUnicast();
    }

    /**
     * Whether what a device says to be its IP address can be one: it may have none yet, state its loopback interface's,
     * or a name or address of another kind.
     */
    static boolean canBeOwn(String said) {
        IpAddress ip = IpAddress.ofText(said);
        return ip != null && namesOneHost(ip) && !ip.isLoopback();
    }

    /** The MAC address of an endpoint; null on a loopback interface, where there is none or all are zero. */
    static @Nullable MacAddress macOf(Endpoint endpoint) {
        MacAddress mac = endpoint.mac();
        IpAddress ip = endpoint.ip();
        boolean loopback = ip != null && ip.isLoopback();
        return mac == null || mac.bits() == 0 || loopback ? null : mac;
    }

    /** The IP address by which an endpoint is known; null where that is its MAC address alone. */
    static @Nullable IpAddress ipOf(Endpoint endpoint) {
        IpAddress ip = endpoint.ip();
        return ip == null || ip.isUnspecified() ? null : ip;
    }

    @Nullable
    MacRecord mac(int segment, MacAddress mac) {
        return macs.get(MacRecord.Key.of(segment, mac));
    }

    MacRecord macOrNew(int segment, MacAddress mac) {
        MacRecord.Key key = MacRecord.Key.of(segment, mac);
        MacRecord known = macs.get(key);
        return known != null ? known : newMac(key);
    }

    /** Makes a record; where too many belong to nobody, the oldest of those is forgotten. */
    private MacRecord newMac(MacRecord.Key key) {
        MacRecord record = new MacRecord(key);
        macs.put(key, record);
        ownerless.add(record);
        while (ownerless.size() > MAX_OWNERLESS) {
            MacRecord oldest = ownerless.removeFirst();
            if (oldest.isIdle()) {
                macs.remove(oldest.key);
            }
        }
        return record;
    }

    @Nullable
    IpRecord ip(int segment, IpAddress ip) {
        return ips.get(new IpRecord.Key(segment, ip));
    }

    IpRecord add(int segment, IpAddress ip, Asset asset) {
        IpRecord record = new IpRecord(new IpRecord.Key(segment, ip), asset);
        ips.put(record.key, record);
        segments.computeIfAbsent(inSite(record.key), _ -> new ArrayList<>(1)).add(record);
        asset.addresses().ips.add(record);
        return record;
    }

    void remove(IpRecord record) {
        ips.remove(record.key);
        if (record.tie == IpRecord.Tie.BOUND) {
            onLink.computeIfPresent(
                    Network.of(record.key.segment(), record.key.ip()), (network, bound) -> Math.max(0, bound - 1));
        }
        record.asset.addresses().ips.remove(record);
        List<IpRecord> same = segments.get(inSite(record.key));
        if (same != null) {
            same.remove(record);
            if (same.isEmpty()) {
                segments.remove(inSite(record.key));
            }
        }
    }

    /**
     * Removes an address as if it had never been heard: where ARP spoke for it alone in its network, nobody speaks ARP
     * there.
     */
    void forget(IpRecord record) {
        remove(record);
        if (record.tie == IpRecord.Tie.BOUND) {
            onLink.remove(Network.of(record.key.segment(), record.key.ip()), 0);
        }
    }

    void remove(MacRecord record) {
        macs.remove(record.key);
        ownerless.remove(record);
    }

    /** ARP or neighbour discovery is spoken for this address's surroundings on this segment. */
    void markOnLink(int segment, IpAddress ip) {
        if (onLink.size() < AssetRegistry.MAX_ASSETS) {
            onLink.putIfAbsent(Network.of(segment, ip), 0);
        }
    }

    /** An address was bound to its MAC address. */
    void bound(IpRecord record) {
        onLink.computeIfPresent(Network.of(record.key.segment(), record.key.ip()), (network, bound) -> bound + 1);
    }

    boolean isOnLink(int segment, IpAddress ip) {
        return onLink.containsKey(Network.of(segment, ip));
    }

    /**
     * The record by which an address leads to an asset from a segment: its own there, else that of its one home
     * elsewhere; null where there is neither.
     */
    @Nullable
    IpRecord leading(int segment, IpAddress ip) {
        IpRecord record = ip(segment, ip);
        return record != null ? record : homeElsewhere(segment, ip);
    }

    /** The asset at an endpoint; null where it is not known or stands for no single device. */
    @Nullable
    Asset find(Endpoint endpoint) {
        MacAddress mac = macOf(endpoint);
        if (mac != null && mac.isGroup()) {
            return null;
        }
        IpAddress ip = ipOf(endpoint);
        if (ip != null) {
            IpRecord record = namesOneHost(ip) ? leading(endpoint.segment(), ip) : null;
            return record == null ? null : record.asset;
        }
        MacRecord record = mac == null ? null : mac(endpoint.segment(), mac);
        return record == null ? null : record.asset;
    }

    /** The owners of addresses before these moved to other devices. */
    FormerOwners formerOwners() {
        return formerOwners;
    }

    /**
     * Id of the device that was at an endpoint at a moment, where its address now belongs to another device or to none;
     * null where nothing says so. A frame from the network card that has the address now is never an earlier owner's.
     */
    @Nullable
    String formerOwner(Endpoint endpoint, long time) {
        MacAddress mac = macOf(endpoint);
        IpAddress ip = ipOf(endpoint);
        if (mac != null && mac.isGroup()) {
            return null;
        }
        if (ip == null) {
            MacRecord left = mac == null ? null : mac(endpoint.segment(), mac);
            return left != null && time < left.left ? left.formerOwner : null;
        }
        if (formerOwners.isEmpty()) {
            return null;
        }
        String id = formerOwners.at(new IpRecord.Key(endpoint.segment(), ip), time);
        if (id == null) {
            return null;
        }
        IpRecord record = ip(endpoint.segment(), ip);
        MacRecord card = record == null ? null : record.mac;
        // A virtual card is of the one router before a failover, and of the other one behind it.
        boolean isItsOwn =
                card != null && card.key.mac().equals(mac) && !card.key.mac().isSharedByRouters();
        return isItsOwn ? null : id;
    }

    /**
     * Event time at which the owner of an endpoint's IP address got it from another device; the least long if it did
     * not.
     */
    long ownedSince(Endpoint endpoint) {
        IpAddress ip = ipOf(endpoint);
        return formerOwners.isEmpty() || ip == null
                ? Long.MIN_VALUE
                : formerOwners.latest(new IpRecord.Key(endpoint.segment(), ip));
    }

    /**
     * The device that speaks from an endpoint, where that claimed the IP address while another one had it; null where
     * the endpoint's owner speaks.
     */
    @Nullable
    Asset intruder(Endpoint source) {
        MacRecord contender = contender(source);
        return contender == null ? null : contender.asset;
    }

    /** Whether an endpoint claimed its IP address while another one had it. */
    boolean isContended(Endpoint source) {
        return contender(source) != null;
    }

    private @Nullable MacRecord contender(Endpoint source) {
        MacAddress mac = macOf(source);
        IpAddress ip = ipOf(source);
        IpRecord record = mac == null || ip == null ? null : ip(source.segment(), ip);
        MacRecord contender = record == null || record.contender == record.mac ? null : record.contender;
        return contender != null && contender.key.mac().equals(mac) ? contender : null;
    }

    /**
     * Whether a network card that sends from the IP address of a device is and was none of it: the address is known to
     * be at another one, and neither passes on frames of others as far as is known.
     */
    boolean isOfAnother(Asset device, Endpoint endpoint, MacAddress card) {
        IpAddress ip = ipOf(endpoint);
        if (ip == null || macOf(endpoint) == null || card.isSharedByRouters()) {
            return false;
        }
        IpRecord record = ip(endpoint.segment(), ip);
        MacRecord at = record == null ? null : record.mac;
        if (record == null || at == null || record.asset != device || !record.isHeld() || at.forwards()) {
            return false;
        }
        MacRecord sender = mac(endpoint.segment(), card);
        return sender == null
                || (sender != at
                        && sender.asset != device
                        && !sender.forwards()
                        && Succession.hadBefore(device, sender) == null);
    }

    /** Whether an endpoint's IP address is at its MAC address, as far as both are known. */
    boolean isAtItsMac(Endpoint endpoint) {
        MacAddress mac = macOf(endpoint);
        IpAddress ip = ipOf(endpoint);
        if (mac == null || ip == null) {
            return true;
        }
        IpRecord record = leading(endpoint.segment(), ip);
        MacRecord at = record == null ? null : record.mac;
        return at == null || at.key.mac().equals(mac);
    }

    /** The one other segment's record at which this address is at home; null where there is none or several. */
    @Nullable
    IpRecord homeElsewhere(int segment, IpAddress ip) {
        IpRecord home = null;
        for (IpRecord record : everywhere(new IpRecord.Key(segment, ip))) {
            if (record.key.segment() != segment && record.isHome()) {
                if (home != null && home.asset != record.asset) {
                    return null;
                }
                home = record;
            }
        }
        return home;
    }

    /**
     * Derives, from the addresses, in which networks ARP is spoken and which addresses nothing has bound; after they
     * were read from the store.
     */
    void recount() {
        List<IpRecord> all = new ArrayList<>(ips.values());
        all.sort(Comparator.comparing((IpRecord record) -> record.key.ip())
                .thenComparingInt(record -> record.key.segment()));
        for (IpRecord record : all) {
            if (record.tie == IpRecord.Tie.BOUND) {
                markOnLink(record.key.segment(), record.key.ip());
                bound(record);
            }
        }
        for (IpRecord record : all) {
            MacRecord mac = record.mac;
            boolean open = record.tie == IpRecord.Tie.PRESUMED || record.tie == IpRecord.Tie.PENDING;
            if (mac != null
                    && open
                    && !mac.router
                    && !record.key.ip().isLinkLocal()
                    && !isOnLink(record.key.segment(), record.key.ip())) {
                mac.unbound.add(record);
            }
        }
    }

    /** The records of an address on all segments of its site. */
    List<IpRecord> everywhere(IpRecord.Key address) {
        return segments.getOrDefault(inSite(address), List.of());
    }

    private static IpRecord.Key inSite(IpRecord.Key address) {
        int site = Sites.untagged(address.segment());
        return site == address.segment() ? address : new IpRecord.Key(site, address.ip());
    }
}
