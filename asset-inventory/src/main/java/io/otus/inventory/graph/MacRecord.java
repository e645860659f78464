package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one MAC address. Confined to the analysis thread. */
final class MacRecord {
    /** The segment of an address that is unique in the world and so the same device wherever it is seen. */
    static final int ANY_SEGMENT = -1;

    /**
     * Key of a MAC address: those that were chosen locally, or that a redundancy protocol lends to whoever is active,
     * mean something on their own segment only.
     */
    record Key(int segment, MacAddress mac) {
        static Key of(int segment, MacAddress mac) {
            return new Key(mac.isLocal() || mac.isSharedByRouters() ? segment : ANY_SEGMENT, mac);
        }

        // Written out, since it is looked up for each flow and binding: see IpAddress.
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && segment == that.segment && mac.equals(that.mac);
        }

        @Override
        public int hashCode() {
            return 31 * segment + mac.hashCode();
        }
    }

    final Key key;
    final String text;
    /** The device that owns it; null where only hosts behind it were seen. */
    @Nullable
    Asset asset;
    /** Whether it forwards for others, so that it identifies none of them. */
    boolean router;
    /** First frames of the hosts that showed it to, at most {@link RouterRule#ADDRESSES}. */
    List<Evidence> forwarded = List.of();
    /** Whether it answers by ARP for so many addresses that they are not its owner's (proxy ARP). */
    boolean proxy;
    /** Event time at which it answered for another host last; means something only where {@link #proxy} is set. */
    long proxySeen;

    /** Whether nothing is known of it but that a frame named it. */
    boolean isIdle() {
        return asset == null && !router && bound <= 0 && unbound.isEmpty();
    }

    /** Addresses that sent from it and that nothing has bound to it; kept until it is known as a router's. */
    final List<IpRecord> unbound = new ArrayList<>(0);
    /** Addresses that ARP, neighbour discovery or DHCP bound to it. */
    int bound;

    /** The address of another device that it sends from while that is known by another MAC; null where from none. */
    private IpRecord.@Nullable Key rivaled;
    /** Whether it did so for several addresses, as a device does that passes on frames of many. */
    private boolean rivalsSeveral;

    /** Event time of the latest frame known to be sent from it; 0 while none is. */
    long heard;

    /** Event time of the latest frame that showed who holds it, where it is a virtual one; 0 while none did. */
    long lent;

    /** Whether its owner's maker was looked up. */
    boolean vendorNamed;

    /** Id of the device that had it until another one took its place; null where none had. */
    @Nullable
    String formerOwner;
    /** Event time at which that device was replaced; means something only where {@link #formerOwner} is set. */
    long left;

    MacRecord(Key key) {
        this.key = key;
        this.text = key.mac.toString();
    }

    /** Another device replaced its owner. */
    void leaves(Asset owner, long time) {
        formerOwner = owner.id();
        left = time;
        asset = null;
        bound = 0;
    }

    /** It sends from an address that is known to belong to another MAC address. */
    void rivals(IpRecord record) {
        rivalsSeveral |= rivaled != null && !rivaled.equals(record.key);
        rivaled = record.key;
    }

    /** Whether it sends from this address only, as far as is known, so that it forwards for nobody. */
    boolean isStation(IpRecord record) {
        return !router && !proxy && !rivalsSeveral && unbound.stream().allMatch(each -> each == record);
    }

    /** Whether it sends for others, or for whoever holds it, so that it tells nothing of who has an address. */
    boolean forwards() {
        return router || proxy || key.mac().isSharedByRouters();
    }

    /** A frame was sent from it. */
    void heard(long time) {
        heard = Math.max(heard, time);
    }
}
