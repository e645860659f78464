package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Origin;
import io.otus.core.event.UnreadMessage;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Dissector;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one framed message through its dissector and its children, with evidence attached. */
final class MessageDispatcher {
    /** How deep protocols may lie in each other. */
    static final int MAX_DEPTH = 4;

    private final EventBus bus;
    private final ProtocolRegistry registry;
    private final EventClock clock;
    private final DissectorFaults faults;
    private final MessageReader[] readers = new MessageReader[MAX_DEPTH];
    private final MessageContext context = new MessageContext();
    private final long[] indexedFrame;
    private final int[] index;
    private String capture = "";

    MessageDispatcher(
            EventBus bus,
            ProtocolRegistry registry,
            EventClock clock,
            Pairing pairing,
            DissectorFaults faults,
            MessageReader.SecretSink secrets) {
        this.bus = bus;
        this.registry = registry;
        this.clock = clock;
        this.faults = faults;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            readers[depth] = new MessageReader(bus, pairing, secrets);
        }
        indexedFrame = new long[registry.entries().size()];
        index = new int[registry.entries().size()];
    }

    void capture(String id) {
        capture = id;
    }

    MessageContext context(FlowSession session, int side, Carrier carrier, boolean hinted) {
        return context.set(session, side, carrier, clock.time(), hinted);
    }

    /** Length of the message at the start of the bytes; a dissector that throws is stopped and answers {@link Dissector#NOT_MINE}. */
    int frameLength(
            FlowSession session,
            ProtocolEntry entry,
            Dissector dissector,
            ByteView bytes,
            MessageContext by,
            long frame) {
        try {
            return dissector.frameLength(bytes, by);
        } catch (RuntimeException | StackOverflowError e) {
            stop(session, entry, e, frame);
            return Dissector.NOT_MINE;
        }
    }

    /** A message within one frame. */
    void dispatch(
            FlowSession session,
            int side,
            ProtocolEntry entry,
            Dissector dissector,
            ByteView message,
            Carrier carrier,
            FrameSpan span,
            long duplicateOf) {
        if (session.hasCarried(side) && duplicateOf == 0) {
            SpanList spans = new SpanList();
            spans.add(span.frame(), span.time(), span.offset(), span.length());
            dispatch(session, side, entry, dissector, message, carrier, spans);
            return;
        }
        Origin origin = new Origin(session.flow, side, entry.info().id(), capture, clock.time(), span);
        read(session, side, entry, dissector, message, carrier, origin, null, 0, duplicateOf);
    }

    /** A message over several frames; takes the list over. */
    void dispatch(
            FlowSession session,
            int side,
            ProtocolEntry entry,
            Dissector dissector,
            ByteView message,
            Carrier carrier,
            SpanList spans) {
        SpanList all = spans;
        if (session.hasCarried(side)) {
            all = new SpanList();
            all.addAll(session.carried(side));
            all.addAll(spans);
        }
        Origin origin = origin(session, side, entry, message, all);
        read(session, side, entry, dissector, message, carrier, origin, all, 0, 0);
    }

    private Origin origin(FlowSession session, int side, ProtocolEntry entry, ByteView message, SpanList spans) {
        FrameSpan last = spans.last();
        String protocol = entry.info().id();
        if (spans.size() == 1) {
            return new Origin(session.flow, side, protocol, capture, clock.time(), last);
        }
        boolean all = spans.size() <= Evidence.MAX_SPANS;
        Evidence evidence =
                new Evidence(capture, spans.spans(Evidence.MAX_SPANS), spans.size(), all ? null : sha256(message));
        return new Origin(session.flow, side, protocol, capture, clock.time(), last, evidence);
    }

    private static String sha256(ByteView message) {
        byte[] bytes = new byte[message.length()];
        message.copyTo(0, bytes, 0, bytes.length);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private void read(
            FlowSession session,
            int side,
            ProtocolEntry entry,
            Dissector dissector,
            ByteView message,
            Carrier carrier,
            Origin origin,
            @Nullable SpanList spans,
            int depth,
            long duplicateOf) {
        MessageReader reader = readers[depth];
        Throwable fault = reader.read(
                session,
                entry,
                dissector,
                message,
                context(session, side, carrier, true),
                origin,
                nextIndex(entry, origin.frame()),
                duplicateOf);
        if (fault != null) {
            stop(session, entry, fault, origin.frame());
            return;
        }
        if (duplicateOf == 0 && depth == 0) {
            carry(session, side, reader.continued(), origin, spans);
        }
        List<ByteView> children = reader.children();
        for (int i = 0; i < children.size() && depth + 1 < MAX_DEPTH && !session.stopped; i++) {
            child(session, side, entry, message, children.get(i), origin, spans, depth + 1, duplicateOf);
        }
    }

    private static void carry(
            FlowSession session, int side, boolean continued, Origin origin, @Nullable SpanList spans) {
        if (!continued) {
            if (session.hasCarried(side)) {
                session.carried(side).clear();
            }
            return;
        }
        SpanList carried = session.carried(side);
        if (spans != null) {
            carried.clear();
            carried.addAll(spans);
        } else {
            FrameSpan span = origin.span();
            carried.add(span.frame(), span.time(), span.offset(), span.length());
        }
    }

    private void child(
            FlowSession session,
            int side,
            ProtocolEntry parent,
            ByteView around,
            ByteView payload,
            Origin from,
            @Nullable SpanList spans,
            int depth,
            long duplicateOf) {
        int done = 0;
        while (done < payload.length() && !session.stopped) {
            ByteView rest = done == 0 ? payload : payload.from(done);
            FlowSession.Child child = recognise(session, side, parent, rest, from.frame());
            if (child == null) {
                return;
            }
            MessageContext by = context(session, side, Carrier.CHILD, true);
            int length = frameLength(session, child.entry(), child.dissector(), rest, by, from.frame());
            if (length <= 0) {
                return;
            }
            int there = Math.min(length, rest.length());
            ByteView message = there == rest.length() ? rest : rest.slice(0, there);
            Origin origin = spans != null && spans.size() > 1
                    ? origin(session, side, child.entry(), payload, spans)
                    : new Origin(
                            session.flow,
                            side,
                            child.entry().info().id(),
                            capture,
                            clock.time(),
                            within(from.span(), around, message));
            Dissector dissector =
                    duplicateOf == 0 ? child.dissector() : child.entry().create();
            read(session, side, child.entry(), dissector, message, Carrier.CHILD, origin, spans, depth, duplicateOf);
            done += there;
        }
    }

    /** The part of a span that holds a message within the one around it; the whole span where it was assembled elsewhere. */
    private static FrameSpan within(FrameSpan span, ByteView around, ByteView message) {
        int at = message.positionIn(around);
        return at < 0 ? span : new FrameSpan(span.frame(), span.time(), span.offset() + at, message.length());
    }

    private FlowSession.@Nullable Child recognise(
            FlowSession session, int side, ProtocolEntry parent, ByteView payload, long frame) {
        MessageContext by = context(session, side, Carrier.CHILD, true);
        for (FlowSession.Child child : session.children()) {
            if (frameLength(session, child.entry(), child.dissector(), payload, by, frame) > 0) {
                return child;
            }
        }
        for (ProtocolEntry entry : registry.childrenOf(parent.info().id())) {
            if (session.children().stream().anyMatch(known -> known.entry() == entry)) {
                continue;
            }
            Dissector dissector = entry.create();
            if (frameLength(session, entry, dissector, payload, by, frame) > 0) {
                FlowSession.Child child = new FlowSession.Child(entry, dissector);
                session.children().add(child);
                session.flow.protocol(entry.info().id());
                return child;
            }
        }
        return null;
    }

    /** Bytes of a message are missing: a row and a count, and no accusation. */
    void truncated(FlowSession session, int side, ProtocolEntry entry, ByteView there, FrameSpan span) {
        entry.counters().countTruncated();
        if (bus.wantsMessages()) {
            Origin origin = new Origin(session.flow, side, entry.info().id(), capture, clock.time(), span);
            UnreadMessage message =
                    new UnreadMessage("truncated", there.octets(0, Math.min(there.length(), UnreadMessage.KEPT)));
            bus.message(new MessageSeen(origin, nextIndex(entry, span.frame()), message, List.of(), 0));
        }
    }

    private int nextIndex(ProtocolEntry entry, long frame) {
        int at = entry.ordinal();
        if (indexedFrame[at] != frame) {
            indexedFrame[at] = frame;
            index[at] = 0;
        }
        return ++index[at];
    }

    private void stop(FlowSession session, ProtocolEntry entry, Throwable fault, long frame) {
        session.stopped = true;
        entry.counters().countFault();
        faults.report(entry.info().id(), fault, capture, frame, clock.time());
    }
}
