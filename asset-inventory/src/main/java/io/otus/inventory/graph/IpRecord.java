package io.otus.inventory.graph;

import io.otus.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** What is known of one IP address on one segment. Confined to the analysis thread. */
final class IpRecord {
    /** How the address leads to its asset. */
    enum Tie {
        /** The address never sent: a destination, perhaps of nobody. */
        ASKED,
        /** The address sent, on a link without MAC addresses. */
        BARE,
        /** The first address that sent from its MAC address; taken for the owner's until there is proof against it. */
        PRESUMED,
        /** The address sent from a MAC address that has another one already; its owner is not known yet. */
        PENDING,
        /** ARP, neighbour discovery or DHCP bound it to its MAC. */
        BOUND,
        /** The address sent from a router's MAC address. */
        ROUTED
    }

    /** Key of an address: the same private range may exist on several segments. */
    record Key(int segment, IpAddress ip) {
        // Written out, since it is looked up for each flow and binding: see IpAddress.
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && segment == that.segment && ip.equals(that.ip);
        }

        @Override
        public int hashCode() {
            return 31 * segment + ip.hashCode();
        }
    }

    final Key key;
    final String text;
    Asset asset;
    Tie tie = Tie.ASKED;

    @Nullable
    MacRecord mac;
    /**
     * Whether a frame from its MAC showed more than that somebody wrote it as a source, see {@link IdentityGraph#hear}.
     */
    boolean proven;
    /** Whether a frame from its MAC showed that no router passed it on. */
    boolean near;
    /** Whether an answer from its MAC had been passed on by a router. */
    boolean far;
    /** Whether it was so in a manner in which no container on the owner of the MAC would answer. */
    boolean farther;
    /** Whether its MAC asked by ARP from it, as a router does from no address but its own. */
    boolean asks;
    /** The whole time to live with which connections were accepted at it last; 0 where none were so. */
    int start;
    /** Event time of the latest frame that showed it at its MAC. */
    long supported;

    /** Another MAC address that sends from this address while its owner is silent. */
    @Nullable
    MacRecord rival;
    /** Frames by which the rival has proven to be in conversations. */
    int rivalProofs;
    /** Whether a frame of the rival showed that no router passed it on. */
    boolean rivalNear;

    /** Another MAC address that answered from this address while its owner was silent, perhaps in turns with it. */
    @Nullable
    MacRecord alternate;
    /** Event time of its latest answer. */
    long alternated;
    /** How often it came back behind the owner. */
    int returns;

    /** The MAC that claimed it last while its owner had it; a conflict, or a forger. */
    @Nullable
    MacRecord contender;
    /** Event time at which that one, or a rival, first did so. */
    long contended;

    IpRecord(Key key, Asset asset) {
        this.key = key;
        this.text = key.ip.toString();
        this.asset = asset;
    }

    /** Another MAC claims the address while its owner has it. */
    void contend(MacRecord other, long time) {
        if (contender != other && rival != other) {
            contended = time;
        }
        contender = other;
    }

    /** Another MAC sends from the address while its owner is silent. */
    void rival(MacRecord other, long time) {
        if (contender != other && rival != other) {
            contended = time;
        }
        rival = other;
        rivalProofs = 0;
        rivalNear = false;
    }

    /** Moves the address to another network card. What was heard of the earlier card says nothing about this one. */
    void moveTo(MacRecord card) {
        if (mac != card) {
            far = false;
            farther = false;
            asks = false;
            start = 0;
        }
        mac = card;
    }

    boolean preferredTo(IpRecord other) {
        int mine = rank();
        int theirs = other.rank();
        return mine != theirs ? mine > theirs : supported > other.supported;
    }

    private int rank() {
        return (key.ip.isLinkLocal() ? 0 : 4) + (key.ip.v6() ? 0 : 2) + (tie == Tie.BOUND ? 1 : 0);
    }

    /**
     * Whether something shows whose the address is: it was bound, or is the one address that its MAC's owner was heard
     * by.
     */
    boolean isHeld() {
        MacRecord owner = mac;
        return tie == Tie.BOUND
                || (tie == Tie.PRESUMED
                        && owner != null
                        && owner.asset == asset
                        && asset.addresses().isOnly(this)
                        && !owner.key.mac().isSharedByRouters());
    }

    /** Whether the address sends from a MAC that is not, or not known to be, its own. */
    boolean isForeign() {
        return tie == Tie.PENDING || tie == Tie.ROUTED;
    }

    /** Whether the address is at home on its segment and leads to the owner of its MAC. */
    boolean isHome() {
        return tie == Tie.PRESUMED || tie == Tie.BOUND;
    }
}
