package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;

/**
 * Many addresses on one VLAN that sent at one moment each and were never heard again, as those that somebody makes up:
 * they are counted here and are no assets. Confined to the analysis thread.
 */
public final class AddressFlood {
    /** The segment of what is counted together, because too many VLANs have floods. */
    public static final int SEVERAL = -1;

    private final int segment;
    private final long from;
    private final Evidence first;
    private long to;
    private Evidence last;
    private long count;
    private boolean unstored = true;

    AddressFlood(int segment, long from, Evidence first) {
        this.segment = segment;
        this.from = from;
        this.first = first;
        this.to = from;
        this.last = first;
    }

    /** A flood as it was stored. */
    public static AddressFlood restored(
            int segment, long from, Evidence first, long to, Evidence last, long addresses) {
        AddressFlood flood = new AddressFlood(segment, from, first);
        flood.to = to;
        flood.last = last;
        flood.count = addresses;
        flood.unstored = false;
        return flood;
    }

    /**
     * Segment of the flood: 0 untagged, else the VLAN, with an outer tag as {@code outer << 12 | inner};
     * {@link #SEVERAL} for many of them.
     */
    public int segment() {
        return segment;
    }

    /** Event time of the first address's frame. */
    public long from() {
        return from;
    }

    /** Event time of the last address's frame. */
    public long to() {
        return to;
    }

    /** Addresses that are counted and no assets. */
    public long count() {
        return count;
    }

    /** The first address's frame. */
    public Evidence first() {
        return first;
    }

    /** The last address's frame. */
    public Evidence last() {
        return last;
    }

    /** Whether an address that was heard at this time alone is one of it. */
    public boolean spans(long heard) {
        return heard >= from && heard <= to + Floods.OVER;
    }

    /** One more address. */
    void add(long time, Evidence evidence) {
        count++;
        if (time >= to) {
            to = time;
            last = evidence;
        }
        unstored = true;
    }

    /** One of the addresses was heard again, so it belongs to a real host. */
    void takeBack() {
        count = Math.max(0, count - 1);
        unstored = true;
    }

    /** Whether it changed since the last call. */
    boolean takeUnstored() {
        boolean taken = unstored;
        unstored = false;
        return taken;
    }
}
