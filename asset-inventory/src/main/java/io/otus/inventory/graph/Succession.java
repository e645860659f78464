package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.evidence.Evidence;
import io.otus.inventory.vendor.Makers;
import io.otus.inventory.vendor.OuiTable;
import org.jspecify.annotations.Nullable;

/**
 * When another device has taken a device's place at its address: the owner did not send from it for two minutes while the other one sent from the address
 * in conversations that were answered. A forger in the middle never gets there, for the owner goes on to send from its own MAC. Where the owner's MAC is silent
 * altogether, both MACs are of one maker and the newcomer has no address of its own, the device was replaced like for like: the asset goes on with another
 * MAC, and says so. Otherwise the address leaves for the newcomer, as when a hot-standby pair exchanges its addresses. Confined to the analysis thread.
 */
final class Succession {
    /** Silence of the owner; live flows show that they live once a minute. */
    static final long SILENCE = 120_000_000_000L;

    /** Proofs that the newcomer must have given. */
    static final int PROOFS = 3;

    static final String REASON =
            "another device of the same maker answers at the address, and the one before it is silent: it was replaced";

    private final AddressBook book;
    private final Joiner joiner;
    private final OuiTable vendors;
    private final GraphListener listener;

    Succession(AddressBook book, Joiner joiner, OuiTable vendors, GraphListener listener) {
        this.book = book;
        this.joiner = joiner;
        this.vendors = vendors;
        this.listener = listener;
    }

    /**
     * A frame from an address.
     *
     * @param proof the frames of a conversation in which it takes part; null where there is none
     */
    void seen(IpRecord record, MacRecord sender, @Nullable Evidence proof, long time) {
        MacRecord owner = record.mac;
        if (owner == sender) {
            record.supported = Math.max(record.supported, time);
            record.rival = null;
            record.rivalProofs = 0;
            return;
        }
        if (!record.isHeld() || owner == null || owner.router || sender.router || proof == null) {
            return;
        }
        if (record.rival != sender) {
            record.rival = sender;
            record.rivalProofs = 0;
        }
        record.rivalProofs++;
        if (record.rivalProofs >= PROOFS && time - record.supported >= SILENCE) {
            succeed(record, owner, sender, proof, time);
        }
    }

    /**
     * Whether a device that claims an address by ARP seems to be the replacement of the one that had it, and has to prove that by its conversations: the owner is silent,
     * another one of its maker is there, and what it replaces was asked at the address. An address that is leased goes from one computer to the next.
     */
    boolean mayReplace(IpRecord record, MacRecord heir, long time) {
        MacRecord owner = record.mac;
        Asset device = record.asset;
        return owner != null
                && owner != heir
                && !owner.router
                && !heir.router
                && !device.services().isEmpty()
                && device.claims().open(Attribute.IP, Binder.SOURCE_LEASE, record.text) == null
                && time - owner.heard >= SILENCE
                && isAlike(owner, heir)
                && hasNoAddress(heir.asset);
    }

    private static boolean hasNoAddress(@Nullable Asset newcomer) {
        return newcomer == null || newcomer.addresses().ips.isEmpty();
    }

    private void succeed(IpRecord record, MacRecord owner, MacRecord heir, Evidence evidence, long time) {
        Asset device = record.asset;
        Asset newcomer = heir.asset;
        record.rival = null;
        record.rivalProofs = 0;
        boolean alike = time - owner.heard >= SILENCE && isAlike(owner, heir) && hasNoAddress(newcomer);
        if (alike) {
            device.claims().end(Attribute.MAC, owner.text, time);
            device.addresses().macs.remove(owner);
            owner.asset = null;
            owner.bound = 0;
            if (newcomer == null) {
                joiner.attach(heir, device);
            } else {
                device = joiner.merge(device, newcomer, REASON, time);
            }
            tie(record, heir, time);
            listener.changed(device, Attribute.MAC, owner.text, heir.text, evidence, time);
            return;
        }
        if (newcomer == null) {
            return;
        }
        joiner.release(record, time);
        tie(book.add(record.key.segment(), record.key.ip(), newcomer), heir, time);
    }

    private void tie(IpRecord record, MacRecord heir, long time) {
        if (record.tie != IpRecord.Tie.BOUND) {
            book.bound(record);
        }
        heir.unbound.remove(record);
        record.contender = null;
        record.mac = heir;
        record.tie = IpRecord.Tie.BOUND;
        record.supported = time;
        heir.bound++;
        record.asset.changed();
    }

    private boolean isAlike(MacRecord owner, MacRecord heir) {
        String one = vendors.vendor(owner.key.mac());
        String other = vendors.vendor(heir.key.mac());
        return one != null && other != null && Makers.same(one, other);
    }
}
