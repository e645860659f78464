package io.otus.core.flow;

import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Knows which flow has been silent for too long, and which one to give up when the table is full. There is one list for
 * each class of flows that may be silent equally long; in it stand the flows in the order in which they were heard
 * last.
 *
 * <p>A flow moves to the end of its list at most once a second. So order and time-outs are exact to a second, and a
 * busy flow costs nothing. Confined to the analysis thread.
 */
final class FlowTimers {
    /** How far the place of a flow in its list may lag behind, nanoseconds. */
    private static final long GRAIN = Nanos.SECOND;

    /** TCP that was closed, or reset before both sides sent data: stays a while for late segments. */
    private final TimerList closed = new TimerList(30);

    /** TCP that was reset in the middle: a side that goes on, with its next poll, shows that it did not reset it. */
    private final TimerList cut = new TimerList(300);

    /** Only one side has spoken: a scan, a multicast, a half-seen mirror. */
    private final TimerList oneSided = new TimerList(300);

    /** Anything but TCP, both sides heard. */
    private final TimerList datagrams = new TimerList(300);

    /** TCP, both sides heard. */
    private final TimerList connections = new TimerList(3600);

    /**
     * Content confirmed the protocol, and who speaks has an address: industrial sessions stay open for months, and may
     * be silent for hours.
     */
    private final TimerList confirmed = new TimerList(24 * 3600);

    /** In the order in which a full table gives them up. */
    private final TimerList[] lists = {closed, cut, oneSided, datagrams, connections, confirmed};

    private TimerList listOf(Flow flow) {
        TcpConnection tcp = flow.tcp;
        if (tcp != null && tcp.isClosed()) {
            return tcp.isCut() ? cut : closed;
        }
        boolean isSomebody = flow.ipVersion == 0 || !FlowKeys.isUnspecified(flow.high0, flow.low0);
        if (flow.protocol() != null && isSomebody) {
            return confirmed;
        }
        if (!flow.isTwoSided()) {
            return oneSided;
        }
        return tcp != null ? connections : datagrams;
    }

    /** The flow was heard, and what is known about it may have changed. */
    void touch(Flow flow, long now) {
        TimerList list = listOf(flow);
        if (list != flow.list || now - flow.listedAt >= GRAIN) {
            remove(flow);
            list.append(flow, now);
        }
    }

    void remove(Flow flow) {
        if (flow.list != null) {
            flow.list.remove(flow);
        }
    }

    boolean isClosed(Flow flow) {
        return flow.list == closed || flow.list == cut;
    }

    /** A flow that has been silent too long; null if there is none. */
    @Nullable
    Flow due(long now) {
        for (TimerList list : lists) {
            Flow flow = list.due(now);
            if (flow != null) {
                return flow;
            }
        }
        return null;
    }

    /** Any flow, in a fixed order; null if there is none. */
    @Nullable
    Flow first() {
        for (TimerList list : lists) {
            if (list.first() != null) {
                return list.first();
            }
        }
        return null;
    }

    /** The longest silent flow of the first class with more than {@code share} flows. */
    @Nullable
    Flow firstOfCrowded(int share) {
        for (TimerList list : lists) {
            if (list.size() > share) {
                return list.first();
            }
        }
        return null;
    }
}
