package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Finds the flow of a packet, begins one where there is none, and ends flows that are over. It is a hash table with
 * open addressing: keys are compared whole, never by hash alone, and a look-up allocates nothing.
 *
 * <p>The network segment is part of the key, so that the same private addresses in two VLANs stay two flows. A flow
 * that crosses segments is recognised nevertheless where the frames themselves show that it is one flow
 * (docs/decisions/0003).
 *
 * <p>Flows end in the order in which they fell silent. The order of the table, which hashes make, never shows, so that
 * the same capture always gives the same events. Confined to the analysis thread.
 */
public final class FlowTable {
    /**
     * Most flows at a time. A new flow then ends the one that was silent longest; see {@link #evict}. With its
     * messages, conversations and assets a flow takes some 2 KiB in all, and so many of them leave the heap of the
     * program room to work in.
     */
    public static final int MAX_FLOWS = 1 << 15;

    /** Least time between two {@link FlowListener#flowInterval} of a flow, nanoseconds. */
    public static final long INTERVAL = Nanos.MINUTE;

    /** Longest chain of used slots that a look-up walks; an attacker who knows the hash gains no more than that. */
    static final int MAX_PROBES = 64;

    /** A timer class gives up flows first only if it holds more than this share of the table. */
    private static final int FAIR_SHARE = MAX_FLOWS / 16;

    private static final int INITIAL_SLOTS = 1 << 12;

    private final FlowCounters counters;
    private final FlowListener listener;
    private final TcpReassembler reassembler;
    private final FlowTimers timers = new FlowTimers();
    private final KnownAddresses addresses = new KnownAddresses();
    private long[] digests = new long[INITIAL_SLOTS];
    private @Nullable Flow[] flows = new Flow[INITIAL_SLOTS];
    private int size;
    private long lastId;
    private String capture = "";

    /** The sum of all gaps in time so far: timers stand still in them. */
    private long skipped;

    /**
     * Makes an empty table. When a flow ends, {@code reassembler} delivers what it still holds of it before the
     * listener hears of the end.
     */
    public FlowTable(FlowCounters counters, FlowListener listener, TcpReassembler reassembler) {
        this.counters = counters;
        this.listener = listener;
        this.reassembler = reassembler;
    }

    /** Names the capture that all frames come from; to be called before the first packet. */
    public void capture(String id) {
        capture = id;
    }

    /** Flows that live now. */
    public int size() {
        return size;
    }

    /**
     * Finds the flow of this packet or starts one, and counts the packet. {@link Flow#sender} says which side sent it.
     *
     * @param now event time, nanoseconds since 1970; never runs backwards
     */
    public Flow accept(Packet packet, long now) {
        long digest = FlowKeys.digest(packet);
        Flow flow = find(packet, digest, packet.segment());
        if (flow != null
                && packet.transport() == Transport.TCP
                && reassembler.replaces(flow, packet, senderOf(flow, packet))) {
            end(flow, FlowEnd.REUSED, now);
            flow = null;
        }
        if (flow == null) {
            flow = start(packet, digest, now);
        } else if (now - skipped - flow.intervalAt >= INTERVAL) {
            flow.intervalAt = now - skipped;
            listener.flowInterval(flow, now);
        }
        flow.count(packet, senderOf(flow, packet), addresses, now);
        timers.touch(flow, now - skipped);
        return flow;
    }

    /**
     * To be called when the payload of the packet given to {@link #accept} was processed. If that closed the
     * connection, the flow ends soon from now on even where no frame follows, as none follows a reset. If the
     * connection goes on after all, it keeps its longer time-out.
     */
    public void taken(Flow flow, long now) {
        if (flow.tcp != null && flow.tcp.isClosed() != timers.isClosed(flow)) {
            timers.touch(flow, now - skipped);
        }
    }

    /**
     * A copy of an earlier frame was suppressed. If it was seen in another segment than its original, the flow crosses
     * both, and answers may be seen in either.
     *
     * @return the flow of the original; null when it is gone
     */
    public @Nullable Flow copySeen(Packet copy, int originalSegment) {
        Flow flow = find(copy, FlowKeys.digest(copy), originalSegment);
        if (flow != null && !flow.isIn(copy.segment())) {
            flow.alsoIn(copy.segment());
            counters.joinedSegments++;
        }
        return flow;
    }

    /** Ends what has been silent too long. Cheap when nothing is due; call it whenever event time moved. */
    public void advance(long now) {
        for (Flow flow = timers.due(now - skipped); flow != null; flow = timers.due(now - skipped)) {
            end(flow, timers.isClosed(flow) ? FlowEnd.CLOSED : FlowEnd.IDLE, now);
        }
    }

    /** Event time jumped from {@code from} to {@code to}, for which there are no frames: no flow fell silent by it. */
    public void timeGap(long from, long to) {
        skipped += to - from;
    }

    /** Ends all flows, the longest silent first within each timer class. */
    public void endAll(long now) {
        for (Flow flow = timers.first(); flow != null; flow = timers.first()) {
            end(flow, FlowEnd.END_OF_CAPTURE, now);
        }
    }

    /** The side of {@code flow} that sent this packet of it, 0 or 1. */
    public static int senderOf(Flow flow, Packet packet) {
        return FlowKeys.isForward(flow, packet) ? 0 : 1;
    }

    /**
     * The flow of a packet, by the addresses that it has in a segment; null where there is none. A flow of the same
     * addresses in another segment is taken for the same one where they identify it in both: it then counts as heard in
     * this segment too. Walks the whole chain, since equal keys in other segments have the same digest and lie close
     * by.
     */
    private @Nullable Flow find(Packet packet, long digest, int segment) {
        int mask = digests.length - 1;
        Flow elsewhere = null;
        for (int slot = (int) digest & mask; digests[slot] != 0; slot = slot + 1 & mask) {
            if (digests[slot] != digest) {
                continue;
            }
            Flow flow = flows[slot];
            if (flow == null || !FlowKeys.matches(flow, packet)) {
                continue;
            }
            if (flow.isIn(segment)) {
                return flow;
            }
            if (elsewhere == null && FlowKeys.isSameAcrossSegments(flow, packet)) {
                elsewhere = flow;
            }
        }
        if (elsewhere != null) {
            elsewhere.alsoIn(segment);
            counters.joinedSegments++;
        }
        return elsewhere;
    }

    private Flow start(Packet packet, long digest, long now) {
        if (size >= MAX_FLOWS) {
            end(evict(), FlowEnd.EVICTED, now);
            counters.evicted++;
        }
        if (size * 2 >= digests.length) {
            grow();
        }
        Flow crowd = crowded(digest);
        if (crowd != null) {
            end(crowd, FlowEnd.EVICTED, now);
            counters.evicted++;
        }
        Flow flow = new Flow(++lastId, digest, capture, packet, addresses, now);
        flow.intervalAt = now - skipped;
        insert(flow);
        size++;
        timers.touch(flow, now - skipped);
        counters.started++;
        listener.flowStarted(flow, now);
        return flow;
    }

    /**
     * The flow that is given up for a new one: of the first class that takes more than its share, the longest silent.
     */
    private Flow evict() {
        Flow oldest = timers.firstOfCrowded(FAIR_SHARE);
        if (oldest == null) {
            throw new IllegalStateException("a full table has six classes, and one of them more than a sixteenth");
        }
        return oldest;
    }

    /**
     * The longest silent flow of a chain that has grown to {@link #MAX_PROBES}; null where the chain is short, as it
     * nearly always is.
     */
    private @Nullable Flow crowded(long digest) {
        int mask = digests.length - 1;
        int probes = 0;
        Flow oldest = null;
        for (int slot = (int) digest & mask; digests[slot] != 0 && probes < MAX_PROBES; slot = slot + 1 & mask) {
            Flow flow = flows[slot];
            if (flow != null && (oldest == null || flow.lastTime() < oldest.lastTime())) {
                oldest = flow;
            }
            probes++;
        }
        return probes < MAX_PROBES ? null : oldest;
    }

    private void end(Flow flow, FlowEnd reason, long now) {
        reassembler.finish(flow);
        timers.remove(flow);
        remove(flow);
        size--;
        counters.ended++;
        listener.flowEnded(flow, reason, now);
        flow.tcp = null;
    }

    private void insert(Flow flow) {
        int mask = digests.length - 1;
        int slot = (int) flow.digest & mask;
        while (digests[slot] != 0) {
            slot = slot + 1 & mask;
        }
        digests[slot] = flow.digest;
        flows[slot] = flow;
    }

    /** Takes the flow out and moves later ones of the chain forward, so that no tombstones are left. */
    private void remove(Flow flow) {
        int mask = digests.length - 1;
        int hole = (int) flow.digest & mask;
        while (flows[hole] != flow) {
            hole = hole + 1 & mask;
        }
        for (int slot = hole + 1 & mask; digests[slot] != 0; slot = slot + 1 & mask) {
            int home = (int) digests[slot] & mask;
            if ((slot - home & mask) >= (slot - hole & mask)) {
                digests[hole] = digests[slot];
                flows[hole] = flows[slot];
                hole = slot;
            }
        }
        digests[hole] = 0;
        flows[hole] = null;
    }

    private void grow() {
        @Nullable Flow[] old = flows;
        digests = new long[old.length * 2];
        flows = new Flow[old.length * 2];
        for (Flow flow : old) {
            if (flow != null) {
                insert(flow);
            }
        }
    }
}
