package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.Purpose;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins and parts assets, each time with a reason. No claim is lost. Sub-devices are parted by {@link UnitParting}.
 * Confined to the analysis thread.
 */
final class Joiner {
    private final AddressBook book;
    private final AssetRegistry registry;
    private final Newcomers newcomers;
    private final ProgramLedger programs;
    private final UnitParting units;
    private final GraphListener listener;
    private final EvidenceRequests frames;

    Joiner(
            AddressBook book,
            AssetRegistry registry,
            Newcomers newcomers,
            ProgramLedger programs,
            UnitParting units,
            GraphListener listener,
            EvidenceRequests frames) {
        this.book = book;
        this.registry = registry;
        this.newcomers = newcomers;
        this.programs = programs;
        this.units = units;
        this.listener = listener;
        this.frames = frames;
    }

    /** Corrects the reason why an asset with this MAC address became part of a device: a better one is known now. */
    void explain(Asset asset, MacRecord mac, String reason, Occasion occasion) {
        Evidence evidence = occasion.shown();
        if (evidence != null) {
            frames.keep(evidence, Purpose.FACT);
        }
        asset.identity().unions().explain(mac.text, reason, occasion.time(), evidence);
    }

    void attach(MacRecord mac, Asset asset) {
        mac.asset = asset;
        asset.addresses().macs.add(mac);
        asset.changed();
    }

    /**
     * An address has a place or another one; where it is heard on several segments, it may lead elsewhere on each of
     * them now.
     */
    void placed(IpRecord record) {
        record.asset.changed();
        if (book.everywhere(record.key).size() > 1) {
            registry.version().grow();
        }
    }

    /** Two assets are one. The one that has appeared stays, else the elder. */
    Asset merge(Asset one, Asset other, String reason, Occasion occasion) {
        return merge(one, other, reason, occasion, occasion.time());
    }

    /** Two assets are one, as a person says: nobody knows since when. */
    Asset unite(Asset one, Asset other, String reason) {
        return merge(one, other, reason, new Occasion(null, Math.max(one.lastTime(), other.lastTime())), 0);
    }

    private Asset merge(Asset one, Asset other, String reason, Occasion occasion, long since) {
        if (one == other) {
            return one;
        }
        boolean keepsOne = one.appeared() != other.appeared()
                ? one.appeared()
                : one.firstTime() != other.firstTime()
                        ? one.firstTime() < other.firstTime()
                        : one.id().compareTo(other.id()) < 0;
        Asset kept = keepsOne ? one : other;
        Asset gone = keepsOne ? other : one;
        kept.identity().unions().absorb(gone.identity().unions());
        if (gone.appeared()) {
            Evidence shown = occasion.shown();
            if (shown != null) {
                frames.keep(shown, Purpose.FACT);
            }
            kept.identity().unions().add(Joined.of(gone, reason, since, shown));
        }
        for (IpRecord ip : gone.addresses().ips) {
            ip.asset = kept;
            kept.addresses().ips.add(ip);
        }
        for (MacRecord mac : gone.addresses().macs) {
            mac.asset = kept;
            kept.addresses().macs.add(mac);
        }
        newcomers.joined(kept, gone);
        kept.absorb(gone);
        registry.alias(gone, kept);
        if (kept.appeared()) {
            registry.promote(kept);
        }
        registry.version().grow();
        programs.renameMovers(gone.id(), kept.id());
        listener.merged(kept, gone, reason, occasion.time());
        for (Unit unit : gone.units()) {
            Asset own = unit.asset();
            Unit same = kept.parts().find(unit.number());
            Asset ours = same == null ? null : same.asset();
            if (same != null && own != null && ours != null) {
                same.become(merge(ours, own, reason, occasion, since));
            }
        }
        if (kept.parts().isNumbered()) {
            units.partAll(kept, kept.parts().reason(), occasion.time());
        }
        return kept;
    }

    /**
     * Parts a presumed address from the MAC address whose own it was taken for. If the asset was first known by the IP
     * address, it stays with that, together with everything learned; the owner of the MAC address is then the new
     * asset.
     */
    void separate(IpRecord record, String reason, long time) {
        MacRecord mac = record.mac;
        Asset whole = record.asset;
        if (mac == null || mac.asset != whole) {
            return;
        }
        boolean hostStays = whole.addresses().born == record;
        String anchor = hostStays ? mac.text : record.text;
        Asset parted = create(whole, record.key.segment(), anchor, time);
        if (parted == null) {
            return;
        }
        for (int vlan : whole.vlans()) {
            parted.vlanPresence().once(vlan);
        }
        if (hostStays) {
            giveMac(whole, parted, mac, record);
        } else {
            give(whole, parted, record);
            parted.addresses().born = record;
        }
        record.tie = mac.router ? IpRecord.Tie.ROUTED : IpRecord.Tie.PENDING;
        newcomers.parted(whole, parted);
        whole.changed();
        registry.version().grow();
        if (whole.appeared()) {
            listener.split(whole, parted, reason, time);
        }
    }

    /**
     * Parts a host from the device that answers by ARP for it. Claims made from the host's address are its own. If the
     * asset was first known by that address, it stays the host, and claims from the other addresses go to the new
     * asset.
     */
    void partHost(IpRecord record, String reason, long time) {
        Asset owner = record.asset;
        separate(record, reason, time);
        Asset host = record.asset;
        MacRecord mac = record.mac;
        if (record.tie == IpRecord.Tie.BOUND || mac == null) {
            return; // there was no room for it
        }
        mac.bound--;
        Asset newOwner = mac.asset;
        if (host != owner) {
            partSaid(owner, host, List.of(record));
        } else if (newOwner != null) {
            partSaid(host, newOwner, newOwner.addresses().ips);
        }
    }

    private static void partSaid(Asset from, Asset to, List<IpRecord> at) {
        at.forEach(record -> CardParting.partSaidAt(from, to, record.text));
        from.changed();
        to.changed();
    }

    /** Parts an address from a device; null where the device has no such address. */
    @Nullable
    Asset part(Asset device, String address, String reason) {
        for (IpRecord ip : device.addresses().ips) {
            if (ip.text.equals(address)) {
                return part(device, ip, ip.mac, reason);
            }
        }
        for (MacRecord mac : device.addresses().macs) {
            if (mac.text.equals(address)) {
                return part(device, null, mac, reason);
            }
        }
        return null;
    }

    /**
     * Parts an address from a device, with the MAC address that no other of its IP addresses has, and what is said of
     * these addresses; gives back the device itself where it has no other address.
     */
    private @Nullable Asset part(Asset device, @Nullable IpRecord ip, @Nullable MacRecord mac, String reason) {
        List<IpRecord> going = device.addresses().ips.stream()
                .filter(each -> each == ip || (ip == null && each.mac == mac))
                .toList();
        boolean hasMac = mac != null
                && device.addresses().macs.contains(mac)
                && device.addresses().ips.stream().noneMatch(each -> each.mac == mac && !going.contains(each));
        Claim first = mac == null ? null : CardParting.firstOf(device, mac.text);
        boolean isAll = going.size() == device.addresses().ips.size()
                && device.addresses().macs.size() == (hasMac ? 1 : 0);
        if (isAll && !CardParting.hadAnother(device)) {
            return device;
        }
        String anchor = ip != null ? ip.text : mac != null ? mac.text : "";
        int segment = ip != null ? ip.key.segment() : device.segment();
        Asset parted = registry.create(segment, anchor, "", null, device.firstTime());
        if (parted == null) {
            return null;
        }
        CardParting.appear(device, parted, hasMac ? first : null);
        parted.seen(device.lastTime());
        going.forEach(each -> give(device, parted, each));
        if (mac != null && hasMac) {
            device.addresses().macs.remove(mac);
            attach(mac, parted);
            CardParting.part(device, parted, mac.text);
            mac.vendorNamed = false;
            going.forEach(each -> CardParting.partAddress(device, parted, each.text, first));
            CardParting.giveBackFormer(device, book);
        }
        device.changed();
        parted.changed();
        registry.version().grow();
        listener.split(device, parted, reason, device.lastTime());
        return parted;
    }

    private static void giveMac(Asset host, Asset owner, MacRecord mac, IpRecord stays) {
        host.addresses().macs.remove(mac);
        mac.asset = owner;
        owner.addresses().macs.add(mac);
        host.claims().part(claim -> claim.voice() == Voice.OWN_LINK).all().forEach(owner.claims()::adopt);
        for (IpRecord each : List.copyOf(host.addresses().ips)) {
            if (each != stays && each.mac == mac) {
                give(host, owner, each);
            }
        }
    }

    /** An asset for what is parted from another one: known as long as that, and seen at a time; null without room. */
    private @Nullable Asset create(Asset whole, int segment, String anchor, long time) {
        Asset parted = registry.create(segment, anchor, "", null, whole.firstTime());
        if (parted != null) {
            Evidence evidence = whole.firstEvidence();
            if (evidence != null) {
                parted.appear(evidence, whole.firstTime());
            }
            parted.seen(time);
        }
        return parted;
    }

    /** An IP address is another asset's, with what is said of it. */
    private static void give(Asset from, Asset to, IpRecord record) {
        from.addresses().ips.remove(record);
        record.asset = to;
        to.addresses().ips.add(record);
        from.claims()
                .part(claim ->
                        claim.attribute() == Attribute.IP && claim.value().equals(record.text))
                .all()
                .forEach(to.claims()::adopt);
    }

    /** An address leaves its owner for another device. */
    void release(IpRecord record, long time) {
        Asset owner = record.asset;
        owner.claims().end(Attribute.IP, record.text, time);
        MacRecord mac = record.mac;
        if (mac != null && record.tie == IpRecord.Tie.BOUND) {
            mac.bound--;
        }
        book.formerOwners().left(record, time);
        book.remove(record);
        owner.changed();
        registry.version().grow();
    }

    /** A lease ends the leases that its client had on this segment before. */
    void replaceLease(IpRecord lease, Evidence evidence, long time) {
        Asset asset = lease.asset;
        for (IpRecord earlier : List.copyOf(asset.addresses().ips)) {
            if (earlier != lease
                    && earlier.mac == lease.mac
                    && earlier.key.segment() == lease.key.segment()
                    && earlier.key.ip().v6() == lease.key.ip().v6()
                    && !earlier.key.ip().isLinkLocal()) {
                release(earlier, time);
                listener.changed(asset, Attribute.IP, earlier.text, lease.text, evidence, time);
            }
        }
    }

    /** An address that comes through a router on one segment and is at home on exactly one other is one host. */
    void settleHome(IpRecord record, Occasion occasion) {
        List<IpRecord> everywhere = book.everywhere(record.key);
        if (everywhere.size() < 2) {
            return;
        }
        IpRecord home = null;
        for (IpRecord each : everywhere) {
            if (each.isHome()) {
                if (home != null && home.asset != each.asset) {
                    return;
                }
                home = each;
            }
        }
        if (home == null) {
            return;
        }
        for (IpRecord each : List.copyOf(everywhere)) {
            if (each.tie == IpRecord.Tie.ROUTED && each.asset != home.asset) {
                merge(home.asset, each.asset, Ownership.HOME_REASON, occasion);
            }
        }
    }
}
