package io.otus.inventory.conversation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was heard of a part of the network, counted since it was first listened to. Confined to the analysis thread. */
public abstract sealed class Tally permits Coverage.Segment, InterfaceCoverage.Heard {
    /**
     * What was counted, as it is stored.
     *
     * @param bytes as {@link Tally#bytes}
     * @param understood as {@link Tally#understood}
     * @param toGroups as {@link Tally#toGroups}
     * @param connections as {@link Tally#connections}
     * @param oneSided as {@link Tally#oneSided}
     * @param damaged as {@link Tally#damaged}
     */
    public record Counts(long bytes, long understood, long toGroups, long connections, long oneSided, long damaged) {}

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
    final void restore(Counts stored) {
        bytes = stored.bytes;
        understood = stored.understood;
        toGroups = stored.toGroups;
        connections = stored.connections;
        oneSided = stored.oneSided;
        damaged = stored.damaged;
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
