package io.otus.inventory.graph;

import io.otus.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Finds the device for an address that sends for the first time: the one whose MAC address it sends from, one behind a
 * router, or a new one. Confined to the analysis thread.
 */
final class Placement {
    /** Most IP addresses taken for one device's. */
    static final int MAX_ADDRESSES = 64;

    private final AddressBook book;
    private final AssetRegistry registry;
    private final Destinations destinations;
    private final Joiner joiner;
    private final Forwarding forwarding;
    private final VirtualAddresses virtual;
    private final GraphListener listener;

    Placement(
            AddressBook book,
            AssetRegistry registry,
            Destinations destinations,
            Joiner joiner,
            Forwarding forwarding,
            VirtualAddresses virtual,
            GraphListener listener) {
        this.book = book;
        this.registry = registry;
        this.destinations = destinations;
        this.joiner = joiner;
        this.forwarding = forwarding;
        this.virtual = virtual;
        this.listener = listener;
    }

    /**
     * Finds a place for an address that sends for the first time.
     *
     * @param near whether the frame shows that no router passed it on
     */
    @Nullable
    IpRecord place(
            int segment,
            @Nullable MacRecord sender,
            IpAddress ip,
            @Nullable IpRecord asked,
            boolean near,
            Occasion occasion) {
        if (sender == null) {
            return settle(segment, null, ip, asked, IpRecord.Tie.BARE, occasion);
        }
        boolean isVirtual = sender.key.mac().isSharedByRouters();
        if (sender.router || (isVirtual && !book.isOnLink(segment, ip))) {
            return settle(segment, sender, ip, asked, IpRecord.Tie.ROUTED, occasion);
        }
        if (sender.proxy && !near && !isVirtual) {
            return settle(segment, sender, ip, asked, IpRecord.Tie.PENDING, occasion);
        }
        Asset owner = sender.asset;
        if (isVirtual && owner != null && virtual.hasOwnAddress(owner, ip)) {
            IpRecord record = settle(segment, sender, ip, asked, IpRecord.Tie.PRESUMED, occasion);
            if (record != null) {
                virtual.move(sender, owner, record.asset, occasion.time());
            }
            return record;
        }
        if (owner != null && book.isOnLink(segment, ip)) {
            forwarding.partPresumed(sender, occasion.time());
            owner = sender.asset;
        }
        if (owner != null && Ownership.extendsTo(owner, book, segment, ip, near)) {
            return own(segment, sender, owner, ip, asked, occasion);
        }
        boolean own = owner == null && (near || ip.isLinkLocal() || book.isOnLink(segment, ip));
        IpRecord record =
                settle(segment, sender, ip, asked, own ? IpRecord.Tie.PRESUMED : IpRecord.Tie.PENDING, occasion);
        if (record != null && own) {
            joiner.attach(sender, record.asset);
            forwarding.suspect(sender, record, occasion);
        }
        return record;
    }

    /**
     * An address that nothing showed to be on the link so far sends a frame that no router passed on.
     *
     * <p>If its MAC address has no owner yet, the MAC address is its own. If the owner of the MAC address is known only
     * by what it says below IP, the address is that owner's, but not before ARP is heard about it: a time to live alone
     * proves little, since some firewalls do not lower it.
     */
    void comeNear(MacRecord sender, IpRecord record, Occasion occasion) {
        if (record.tie != IpRecord.Tie.PENDING
                || record.mac != sender
                || sender.router
                || sender.key.mac().isSharedByRouters()) {
            return;
        }
        Asset owner = sender.asset;
        int segment = record.key.segment();
        if (owner != null) {
            if (owner != record.asset
                    && book.isOnLink(segment, record.key.ip())
                    && Ownership.extendsTo(owner, book, segment, record.key.ip(), true)) {
                own(segment, sender, owner, record.key.ip(), record, occasion);
            }
            return;
        }
        joiner.attach(sender, record.asset);
        record.tie = IpRecord.Tie.PRESUMED;
        joiner.placed(record);
        forwarding.suspect(sender, record, occasion);
        joiner.settleHome(record, occasion);
    }

    /** A further address of a known device. */
    private IpRecord own(
            int segment, MacRecord sender, Asset owner, IpAddress ip, @Nullable IpRecord asked, Occasion occasion) {
        IpRecord record = asked;
        if (record == null) {
            if (owner.addresses().ips.size() >= MAX_ADDRESSES) {
                return owner.addresses().ips.getFirst();
            }
            record = book.add(segment, ip, owner);
        } else if (record.asset != owner) {
            joiner.merge(owner, record.asset, Ownership.REASON, occasion);
        }
        record.tie = IpRecord.Tie.PRESUMED;
        record.mac = sender;
        joiner.placed(record);
        forwarding.suspect(sender, record, occasion);
        joiner.settleHome(record, occasion);
        return record;
    }

    /** An address that belongs to no device known on this segment. */
    private @Nullable IpRecord settle(
            int segment,
            @Nullable MacRecord sender,
            IpAddress ip,
            @Nullable IpRecord asked,
            IpRecord.Tie tie,
            Occasion occasion) {
        IpRecord record = asked;
        if (record == null) {
            Asset asset = strange(segment, sender, ip, tie, occasion.time());
            if (asset == null) {
                registry.tooMany(listener, occasion.time());
                return null;
            }
            boolean fresh =
                    asset.addresses().ips.isEmpty() && asset.addresses().macs.isEmpty();
            record = book.add(segment, ip, asset);
            if (fresh) {
                asset.addresses().born = record;
            }
        }
        record.tie = tie;
        record.mac = sender;
        joiner.placed(record);
        joiner.settleHome(record, occasion);
        return record;
    }

    /** The asset for an address that belongs to no known one on this segment. */
    private @Nullable Asset strange(
            int segment, @Nullable MacRecord sender, IpAddress ip, IpRecord.Tie tie, long time) {
        if (tie != IpRecord.Tie.PRESUMED) {
            IpRecord home = book.homeElsewhere(segment, ip);
            if (home != null) {
                return home.asset;
            }
            if (tie != IpRecord.Tie.BARE) {
                return destinations.create(segment, ip.toString(), time);
            }
        }
        String anchor = sender != null && tie == IpRecord.Tie.PRESUMED ? sender.text : ip.toString();
        return registry.create(segment, anchor, "", null, time);
    }
}
