package io.otus.core.pipeline;

import io.otus.core.flow.Flow;
import io.otus.core.list.AgeList;
import io.otus.core.net.Transport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pipeline keeps with a flow: its protocol once known, half-read messages, outstanding requests. */
final class FlowSession extends AgeList.Entry<FlowSession> {
    final Flow flow;

    /** The protocol that content confirmed; null while unknown. */
    @Nullable
    Layer own;

    /** The candidates while the protocol is being found out. */
    @Nullable
    Candidates candidates;

    /** Whether no protocol fits; the flow is then left alone until a gap gives reason to look again. */
    boolean unknown;

    /** Whether the dissector of its protocol failed on it; the flow is then left alone for good. */
    boolean stopped;

    /** Whether the event was emitted that says which side closed it. */
    boolean closed;

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
    private List<Layer> children = List.of();
    private List<Layer> siblings = List.of();
    private long gaps0;
    private long gaps1;
    private @Nullable BitSet failed;
    private @Nullable GivenAnswers answers;

    /** Bytes that {@link UnreadMemory} counts for it. */
    int kept;

    FlowSession(Flow flow) {
        this.flow = flow;
    }

    /** Bytes that it keeps of messages whose end has not come. */
    int unreadMemory() {
        int bytes = own == null ? 0 : own.dissector().unfinished();
        bytes += side0 == null ? 0 : side0.memory();
        bytes += side1 == null ? 0 : side1.memory();
        for (int i = 0; i < children.size(); i++) {
            bytes += children.get(i).dissector().unfinished();
        }
        return bytes;
    }

    /**
     * Makes a protocol the current one of a flow that several share by their number (EtherType, SAP or IP protocol).
     *
     * @param protocol whose frame it is
     */
    void become(ProtocolEntry protocol) {
        Layer before = own;
        if (before != null && before.entry() == protocol) {
            return;
        }
        own = sibling(protocol);
        if (before != null) {
            siblings = with(siblings, before);
        }
        stopped = hasFailed(protocol);
        if (flow.protocol() == null) {
            flow.protocol(protocol.info().id());
        }
    }

    private Layer sibling(ProtocolEntry protocol) {
        for (int i = 0; i < siblings.size(); i++) {
            if (siblings.get(i).entry() == protocol) {
                return siblings.remove(i);
            }
        }
        return Layer.of(protocol);
    }

    /** The protocols inside the flow's own. */
    List<Layer> children() {
        return children;
    }

    void add(Layer child) {
        children = with(children, child);
    }

    private static List<Layer> with(List<Layer> few, Layer another) {
        List<Layer> list = few.isEmpty() ? new ArrayList<>(1) : few;
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

    /** The dissector of this protocol failed on the flow and is not asked again. */
    void failed(ProtocolEntry protocol) {
        BitSet known = failed;
        if (known == null) {
            known = new BitSet();
            failed = known;
        }
        known.set(protocol.ordinal());
        stopped |= own != null && own.entry() == protocol;
    }

    boolean hasFailed(ProtocolEntry protocol) {
        return failed != null && failed.get(protocol.ordinal());
    }

    /** Frees what a flow holds on which nothing is read any more. */
    void release() {
        own = null;
        candidates = null;
        children = List.of();
        siblings = List.of();
        for (int side = 0; side < 2; side++) {
            StreamSide held = sideIfAny(side);
            if (held != null) {
                held.clear();
            }
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
        if (answers != null) {
            answers.clear();
        }
    }

    /** The answers to its latest questions; null where nobody asked. */
    @Nullable
    GivenAnswers answersIfAny() {
        return answers;
    }

    GivenAnswers answers() {
        GivenAnswers found = answers;
        if (found == null) {
            found = new GivenAnswers(flow.transport() != Transport.TCP);
            answers = found;
        }
        return found;
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
        own = null;
        candidates = null;
        unknown = false;
        unrecognised = 0;
        suspected = null;
        junk = 0;
        children = List.of();
        flow.protocol(null);
    }
}
