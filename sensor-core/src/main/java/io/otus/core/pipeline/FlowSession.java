package io.otus.core.pipeline;

import io.otus.core.flow.Flow;
import io.otus.core.spi.Dissector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pipeline keeps with a flow: its protocol once known, half-read messages, outstanding requests. */
final class FlowSession {
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

    /** A dissector failed on it: left alone for good. */
    boolean stopped;

    /** Whether it is in the list of flows with outstanding requests. */
    boolean swept;

    @Nullable
    Transactions transactions;

    /** Datagrams or frames that no protocol recognised. */
    int unrecognised;

    private final @Nullable StreamSide[] sides = new StreamSide[2];
    private final List<Child> children = new ArrayList<>(0);
    private final long[] gaps = new long[2];
    private final @Nullable SpanList[] carried = new SpanList[2];

    FlowSession(Flow flow) {
        this.flow = flow;
    }

    /** A protocol inside the flow's protocol. */
    record Child(ProtocolEntry entry, Dissector dissector) {}

    List<Child> children() {
        return children;
    }

    StreamSide side(int side) {
        StreamSide found = sides[side];
        if (found == null) {
            found = new StreamSide();
            sides[side] = found;
        }
        return found;
    }

    @Nullable
    StreamSide sideIfAny(int side) {
        return sides[side];
    }

    /** Parts of frames whose message went on in a later one. */
    SpanList carried(int side) {
        SpanList found = carried[side];
        if (found == null) {
            found = new SpanList();
            carried[side] = found;
        }
        return found;
    }

    boolean hasCarried(int side) {
        SpanList found = carried[side];
        return found != null && found.size() > 0;
    }

    long gaps(int side) {
        return gaps[side];
    }

    void countGap(int side) {
        gaps[side]++;
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
        children.clear();
        flow.protocol(null);
    }
}
