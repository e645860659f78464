package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.IpAddress;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Sources;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches for MAC addresses that send or answer for others than their owner, by {@link RouterRule} and by how much ARP
 * binds to them, and draws from it whose the addresses are that are heard by them. Confined to the analysis thread.
 */
final class Forwarding {
    private final AddressBook book;
    private final AssetRegistry registry;
    private final Joiner joiner;

    Forwarding(AddressBook book, AssetRegistry registry, Joiner joiner) {
        this.book = book;
        this.registry = registry;
        this.joiner = joiner;
    }

    /**
     * Notes that an address sends from a MAC without being bound to it, and draws the conclusion when there are too
     * many of them.
     */
    void suspect(MacRecord sender, IpRecord record, Occasion occasion) {
        IpAddress ip = record.key.ip();
        if (ip.isLinkLocal() || book.isOnLink(record.key.segment(), ip) || sender.unbound.contains(record)) {
            return;
        }
        sender.unbound.add(record);
        if (RouterRule.forwards(sender.unbound)) {
            becomeRouter(sender, framesOf(sender.unbound), occasion);
        }
    }

    /** An address that sends through another's MAC has shown to be somebody's. */
    void accept(IpRecord record, Occasion occasion) {
        MacRecord mac = record.mac;
        if (mac == null || record.tie != IpRecord.Tie.PENDING) {
            return;
        }
        if (mac.router) {
            record.tie = IpRecord.Tie.ROUTED;
            joiner.settleHome(record, occasion);
        } else {
            suspect(mac, record, occasion);
        }
    }

    private static List<Evidence> framesOf(List<IpRecord> hosts) {
        return hosts.stream()
                .map(record -> record.asset.firstEvidence())
                .filter(Objects::nonNull)
                .toList();
    }

    /** First frames of addresses that are still taken for its owner's. */
    private static List<Evidence> framesOf(Asset owner, List<IpRecord> addresses) {
        return addresses.stream()
                .map(record -> owner.claims().open(Attribute.IP, Sources.FRAME, record.text))
                .filter(Objects::nonNull)
                .map(Claim::first)
                .toList();
    }

    /**
     * A MAC address forwards for others: the one host that was taken for its owner, if any, is parted from it.
     *
     * @param shown frames of the others
     */
    private void becomeRouter(MacRecord mac, List<Evidence> shown, Occasion occasion) {
        if (!mac.router) {
            mac.router = true;
            mac.forwarded = shown.stream().limit(RouterRule.ADDRESSES).toList();
        }
        for (IpRecord record : List.copyOf(mac.unbound)) {
            if (record.mac != mac) {
                continue;
            }
            if (record.tie == IpRecord.Tie.PRESUMED) {
                joiner.separate(record, RouterRule.REASON, occasion.time());
            }
            if (record.tie == IpRecord.Tie.PENDING) {
                record.tie = IpRecord.Tie.ROUTED;
            }
            joiner.settleHome(record, occasion);
        }
        mac.unbound.clear();
        Asset owner = mac.asset;
        if (owner != null) {
            owner.changed();
        }
        registry.version().grow();
    }

    /**
     * Marks a MAC address to which ARP binds more addresses than a device has. Addresses from which it was never heard
     * to send itself then belong to other hosts, or to nobody.
     *
     * <p>Its owner keeps the addresses that are {@link ProxyRule#isOwn its own}. Where there are none, it keeps the
     * first one that took part in conversations, else the first one that was bound to it.
     *
     * <p>Forged ARP of somebody else may claim all this of a host. So a device that has an address of its own is not
     * taken to forward for others.
     */
    void becomeProxy(MacRecord mac, Occasion occasion) {
        if (mac.proxy) {
            return;
        }
        mac.proxy = true;
        Asset owner = mac.asset;
        List<IpRecord> home = owner == null
                ? List.of()
                : owner.addresses().ips.stream()
                        .filter(record -> record.mac == mac && record.isHome())
                        .toList();
        if (home.stream().noneMatch(record -> ProxyRule.isOwn(record) || record.proven)) {
            becomeRouter(mac, framesOf(mac.unbound), occasion);
        }
        IpRecord own = ownOf(home);
        for (IpRecord record : home) {
            if (record.tie != IpRecord.Tie.BOUND || record == own || ProxyRule.isOwn(record)) {
                continue;
            }
            if (record.proven) {
                joiner.separate(record, ProxyRule.REASON, occasion.time());
                if (record.tie != IpRecord.Tie.BOUND) {
                    mac.bound--;
                }
            } else {
                joiner.release(record, occasion.time());
            }
        }
        if (owner != null) {
            owner.changed();
        }
    }

    /**
     * An address at a MAC address answered by a frame that a router had passed on. Whoever answers by ARP for such
     * hosts keeps his own addresses; what was said from theirs is theirs.
     */
    void answersFar(MacRecord mac, Occasion occasion) {
        List<IpRecord> others = ProxyRule.othersOf(mac);
        Asset owner = mac.asset;
        if (others.isEmpty() || owner == null) {
            return;
        }
        mac.proxy = true;
        mac.proxySeen = occasion.time();
        boolean hasOwn = owner.addresses().ips.stream()
                .anyMatch(record ->
                        record.mac == mac && !others.contains(record) && (ProxyRule.isOwn(record) || record.proven));
        if (!hasOwn) {
            becomeRouter(mac, framesOf(owner, others), occasion);
        }
        for (IpRecord record : others) {
            joiner.partHost(record, ProxyRule.REASON, occasion.time());
        }
        owner.changed();
    }

    /** The address that is the owner's of a MAC rather than any other; null where there is none. */
    private static @Nullable IpRecord ownOf(List<IpRecord> home) {
        IpRecord own = null;
        int rank = -1;
        for (IpRecord record : home) {
            int itsRank = ProxyRule.isOwn(record) ? 2 : record.proven ? 1 : 0;
            if (itsRank > rank && (itsRank > 0 || record.tie == IpRecord.Tie.BOUND)) {
                own = record;
                rank = itsRank;
            }
        }
        return own;
    }

    /**
     * Parts addresses that were taken for the owner's, now that another one is known to be: one that only ever stood in
     * a frame as its source was made up.
     */
    void partPresumed(MacRecord mac, long time) {
        for (IpRecord record : List.copyOf(mac.unbound)) {
            boolean onLink = book.isOnLink(record.key.segment(), record.key.ip());
            if (onLink) {
                mac.unbound.remove(record);
            } else if (record.mac == mac && record.tie == IpRecord.Tie.PRESUMED && record.asset == mac.asset) {
                if (!record.proven) {
                    mac.unbound.remove(record);
                    joiner.release(record, time);
                    continue;
                }
                joiner.separate(record, RouterRule.OTHER_BOUND, time);
                record.tie = mac.router ? IpRecord.Tie.ROUTED : IpRecord.Tie.PENDING;
            }
        }
    }
}
