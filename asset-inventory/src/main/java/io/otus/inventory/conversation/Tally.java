package io.otus.inventory.conversation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was heard of a part of the network, counted since it was first listened to. Confined to the analysis thread. */
public abstract sealed class Tally permits Coverage.Segment, InterfaceCoverage.Heard {
    long connections;
    long oneSided;
    long damaged;
    boolean unstored;

    private long bytes;
    private long understood;
    private long toGroups;

    /** Bytes on the wire, from the link header. */
    public final long bytes() {
        return bytes;
    }

    /** Bytes of flows whose protocol content confirmed, without payload that no message explains. */
    public final long understood() {
        return Math.max(0, understood);
    }

    /** Bytes to broadcast and multicast addresses. */
    public final long toGroups() {
        return toGroups;
    }

    /** TCP connections of which a side was heard here. */
    public final long connections() {
        return connections;
    }

    /** Connections with three frames or more whose other side was heard nowhere. */
    public final long oneSided() {
        return oneSided;
    }

    /** Connections with missing bytes. */
    public final long damaged() {
        return damaged;
    }

    /**
     * Adds counts. {@code moreUnderstood} may be negative: bytes counted as understood while more of their message was
     * to come may have turned out unread.
     */
    final void add(long more, long moreUnderstood, boolean isToGroup) {
        bytes += more;
        understood += moreUnderstood;
        toGroups += isToGroup ? more : 0;
        unstored = true;
    }

    /** Goes on from what an earlier run counted. */
    final void restore(
            long byteCount,
            long understoodBytes,
            long groupBytes,
            long connectionCount,
            long oneSidedCount,
            long damagedCount) {
        bytes = byteCount;
        understood = understoodBytes;
        toGroups = groupBytes;
        connections = connectionCount;
        oneSided = oneSidedCount;
        damaged = damagedCount;
    }

    /** The tallies that changed since the last call. */
    static <T extends Tally> List<T> takeUnstored(Collection<T> all) {
        List<T> changed = new ArrayList<>();
        for (T each : all) {
            if (each.unstored) {
                each.unstored = false;
                changed.add(each);
            }
        }
        return changed;
    }
}
