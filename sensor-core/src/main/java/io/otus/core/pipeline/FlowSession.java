package io.otus.core.pipeline;

import io.otus.core.flow.Flow;
import io.otus.core.list.AgeList;
import io.otus.core.spi.Dissector;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pipeline keeps with a flow: its protocol once known, half-read messages, outstanding requests. */
final class FlowSession extends AgeList.Entry<FlowSession> {
    final Flow flow;

    /** The protocol that content confirmed; null while unknown. */
    @Nullable
    ProtocolEntry entry;

    @Nullable
    Dissector dissector;

    /** The candidates while the protocol is being found out. */
    @Nullable
    Candidates candidates;

    /** Nothing fits: the flow is left alone until a gap gives reason to look again. */
    boolean unknown;

    /** The dissector of its protocol failed on it: left alone for good. */
    boolean stopped;

    /** Segments that began with no message while the protocol is being found out. */
    int junk;

    /** Whether it is in the list of flows with outstanding requests. */
    boolean swept;

    @Nullable
    Transactions transactions;

    /** Datagrams or frames that no protocol recognised. */
    int unrecognised;

    /** Which protocol recognised the latest datagram, where that is not enough to take the flow for its own. */
    @Nullable
    ProtocolEntry suspected;

    private @Nullable StreamSide side0;
    private @Nullable StreamSide side1;
    // Most flows have neither, and there are many flows.
    private List<Child> children = List.of();
    private List<Sibling> siblings = List.of();
    private long gaps0;
    private long gaps1;
    private final CarriedSpans carried = new CarriedSpans();
    private @Nullable BitSet failed;

    /** Bytes that {@link UnreadMemory} counts for it. */
    int kept;

    FlowSession(Flow flow) {
        this.flow = flow;
    }

    /** Bytes that it keeps of messages whose end has not come. */
    int unreadMemory() {
        int bytes = dissector == null ? 0 : dissector.unfinished();
        bytes += side0 == null ? 0 : side0.memory();
        bytes += side1 == null ? 0 : side1.memory();
        for (int i = 0; i < children.size(); i++) {
            bytes += children.get(i).dissector().unfinished();
        }
        return bytes;
    }

    /**
     * A protocol inside the flow's protocol.
     *
     * @param carried parts of frames whose message within this protocol went on in a later one
     */
    record Child(ProtocolEntry entry, Dissector dissector, CarriedSpans carried) {}

    /**
     * A protocol that shares the number of the flow (EtherType, SAP or IP protocol) with the one that reads it just
     * now.
     */
    private record Sibling(ProtocolEntry entry, Dissector dissector) {}

    /**
     * One of the protocols that own the flow's number reads the next frame.
     *
     * @param protocol whose frame it is
     */
    void become(ProtocolEntry protocol) {
        if (entry == protocol) {
            return;
        }
        if (entry != null && dissector != null) {
            siblings = with(siblings, new Sibling(entry, dissector));
        }
        entry = protocol;
        dissector = null;
        stopped = hasFailed(protocol);
        for (int i = 0; i < siblings.size(); i++) {
            if (siblings.get(i).entry() == protocol) {
                dissector = siblings.remove(i).dissector();
                break;
            }
        }
        if (dissector == null) {
            dissector = protocol.create();
        }
        if (flow.protocol() == null) {
            flow.protocol(protocol.info().id());
        }
    }

    List<Child> children() {
        return children;
    }

    void add(Child child) {
        children = with(children, child);
    }

    private static <T> List<T> with(List<T> few, T another) {
        List<T> list = few.isEmpty() ? new ArrayList<>(1) : few;
        list.add(another);
        return list;
    }

    boolean hasChild(ProtocolEntry protocol) {
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).entry() == protocol) {
                return true;
            }
        }
        return false;
    }

    StreamSide side(int side) {
        StreamSide found = sideIfAny(side);
        if (found == null) {
            found = new StreamSide();
            if (side == 0) {
                side0 = found;
            } else {
                side1 = found;
            }
        }
        return found;
    }

    @Nullable
    StreamSide sideIfAny(int side) {
        return side == 0 ? side0 : side1;
    }

    /** Whether bytes of either direction wait for more. */
    boolean hasUnread() {
        return (side0 != null && side0.buffered() > 0) || (side1 != null && side1.buffered() > 0);
    }

    /** Parts of frames whose message went on in a later one. */
    CarriedSpans carried() {
        return carried;
    }

    /** The dissector of this protocol failed on the flow and is not asked again. */
    void failed(ProtocolEntry protocol) {
        BitSet known = failed;
        if (known == null) {
            known = new BitSet();
            failed = known;
        }
        known.set(protocol.ordinal());
        stopped |= protocol == entry;
    }

    boolean hasFailed(ProtocolEntry protocol) {
        return failed != null && failed.get(protocol.ordinal());
    }

    /** Frees what a flow holds on which nothing is read any more. */
    void release() {
        dissector = null;
        candidates = null;
        children = List.of();
        siblings = List.of();
        for (int side = 0; side < 2; side++) {
            StreamSide held = sideIfAny(side);
            if (held != null) {
                held.clear();
            }
            carried.clear(side);
        }
    }

    long gaps(int side) {
        return side == 0 ? gaps0 : gaps1;
    }

    void countGap(int side) {
        if (side == 0) {
            gaps0++;
        } else {
            gaps1++;
        }
    }

    Transactions transactions() {
        Transactions found = transactions;
        if (found == null) {
            found = new Transactions();
            transactions = found;
        }
        return found;
    }

    /** Forgets the protocol, so that it is found out anew. */
    void forgetProtocol() {
        entry = null;
        dissector = null;
        candidates = null;
        unknown = false;
        unrecognised = 0;
        suspected = null;
        junk = 0;
        children = List.of();
        flow.protocol(null);
    }
}
