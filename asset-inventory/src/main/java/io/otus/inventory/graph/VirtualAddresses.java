package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual MAC address is lent to whichever device of a redundancy group is active, with the IP addresses that go with
 * it: it is never a device of its own where its holder is known, and moves to another holder with them. Who holds it
 * shows in the frames: the device sends ARP for it from its own MAC, or sends from it with its own IP address. The
 * latest such frame counts, and not what is told late of a flow. Confined to the analysis thread.
 */
final class VirtualAddresses {
    static final String REASON = "the device holds the virtual address of its redundancy group";

    private final AddressBook book;
    private final Joiner joiner;
    private final Statements statements;
    private final Version version;

    VirtualAddresses(AddressBook book, Joiner joiner, Statements statements, Version version) {
        this.book = book;
        this.joiner = joiner;
        this.statements = statements;
        this.version = version;
    }

    /** ARP for a virtual MAC came from this MAC. */
    void boundBy(int segment, @Nullable MacAddress sender, MacRecord virtual, Occasion occasion) {
        if (sender == null || sender.isSharedByRouters()) {
            return;
        }
        MacRecord own = book.mac(segment, sender);
        if (own != null && own.asset != null && !own.router) {
            lend(virtual, own.asset, occasion);
        }
    }

    /** A frame from a virtual MAC bears this address. */
    void sent(MacRecord virtual, IpRecord record, Occasion occasion) {
        MacRecord own = record.mac;
        if (own != null
                && own != virtual
                && record.tie == IpRecord.Tie.BOUND
                && !own.key.mac().isSharedByRouters()) {
            lend(virtual, record.asset, occasion);
        }
    }

    private void lend(MacRecord virtual, Asset holder, Occasion occasion) {
        if (occasion.time() < virtual.lent) {
            return;
        }
        virtual.lent = occasion.time();
        Asset before = virtual.asset;
        if (before == holder) {
            return;
        }
        if (before == null) {
            joiner.attach(virtual, holder);
            return;
        }
        boolean onlyVirtual =
                before.addresses().macs.stream().allMatch(mac -> mac.key.mac().isSharedByRouters());
        if (onlyVirtual) {
            joiner.merge(holder, before, REASON, occasion);
            return;
        }
        move(virtual, before, holder, occasion.time());
    }

    /** Whether a device has an address of its own beside those of its group, of the version of this one. */
    boolean hasOwnAddress(Asset device, IpAddress like) {
        for (IpRecord ip : device.addresses().ips) {
            boolean lent = ip.tie == IpRecord.Tie.BOUND
                    && ip.mac != null
                    && ip.mac.key.mac().isSharedByRouters();
            if (!lent && ip.key.ip().v6() == like.v6() && !ip.key.ip().isLinkLocal()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Another device is active now. The virtual MAC address, its IP addresses and the latest claims about these move to
     * that one.
     */
    void move(MacRecord virtual, Asset before, Asset holder, long time) {
        before.addresses().macs.remove(virtual);
        List<Claim> moved = new ArrayList<>(end(before, Attribute.MAC, virtual.text, time));
        for (IpRecord ip : List.copyOf(before.addresses().ips)) {
            if (ip.mac == virtual && ip.tie == IpRecord.Tie.BOUND) {
                before.addresses().ips.remove(ip);
                moved.addAll(end(before, Attribute.IP, ip.text, time));
                book.formerOwners().left(ip, time);
                ip.asset = holder;
                holder.addresses().ips.add(ip);
            }
        }
        before.changed();
        joiner.attach(virtual, holder);
        version.grow();
        for (Claim claim : moved) {
            Statement said = new Statement(
                    claim.attribute(), claim.value(), claim.source(), claim.trust(), claim.voice(), claim.last(), time);
            statements.state(holder, said);
        }
    }

    /** Ends what is said of an address of a device, and gives that back. */
    private static List<Claim> end(Asset device, Attribute attribute, String address, long time) {
        List<Claim> open = device.claims().all().stream()
                .filter(claim -> claim.isOpen()
                        && claim.attribute() == attribute
                        && claim.value().equals(address))
                .toList();
        device.claims().end(attribute, address, time);
        return open;
    }
}
