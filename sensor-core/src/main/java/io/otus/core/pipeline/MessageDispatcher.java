package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Origin;
import io.otus.core.event.UnreadMessage;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
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
    private int recognisedLength;
    /** Whether the bytes of the message around the present one are counted as encrypted already. */
    private boolean encryptedAround;

    /** Whether the bytes of the message around the present one are counted as unread already. */
    private boolean unreadAround;

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

    /**
     * Length of the message at the start of the bytes; a dissector that throws is stopped and answers
     * {@link Dissector#NOT_MINE}.
     */
    int frameLength(
            FlowSession session,
            ProtocolEntry entry,
            Dissector dissector,
            ByteView bytes,
            MessageContext by,
            long frame) {
        try {
            return dissector.frameLength(bytes, by);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            stop(session, entry, e, Evidence.of(capture, new FrameSpan(frame, clock.time(), 0, 0)));
            return Dissector.NOT_MINE;
        }
    }

    /** Whether a whole message proves its protocol by itself; likewise guarded. */
    boolean isCertain(
            FlowSession session,
            ProtocolEntry entry,
            Dissector dissector,
            ByteView message,
            MessageContext by,
            long frame) {
        try {
            return dissector.isCertain(message, by);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            stop(session, entry, e, Evidence.of(capture, new FrameSpan(frame, clock.time(), 0, 0)));
            return false;
        }
    }

    /**
     * Tells the dissectors of a flow that bytes of one direction were lost for good, or that no more come; one that
     * throws is stopped, and the others are told as well.
     *
     * @param frame the present frame
     */
    void gap(FlowSession session, ProtocolEntry entry, Dissector dissector, int side, Direction direction, long frame) {
        session.carried().clear(side);
        gap(session, entry, dissector, direction, frame);
        for (FlowSession.Child child : session.children()) {
            child.carried().clear(side);
            gap(session, child.entry(), child.dissector(), direction, frame);
        }
    }

    private void gap(FlowSession session, ProtocolEntry entry, Dissector dissector, Direction direction, long frame) {
        try {
            dissector.gap(direction);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (!session.hasFailed(entry)) {
                stop(session, entry, e, Evidence.of(capture, new FrameSpan(frame, clock.time(), 0, 0)));
            }
        }
    }

    /**
     * Tells the dissector of a flow that the sender of one direction ended it.
     *
     * @param rest its last bytes, which made no message
     * @param span the frame that ended it
     */
    void ended(
            FlowSession session,
            int side,
            ProtocolEntry entry,
            Dissector dissector,
            Direction direction,
            ByteView rest,
            FrameSpan span) {
        Origin origin = new Origin(session.flow, side, entry.info().id(), capture, clock.time(), span);
        Throwable fault = readers[0].end(session, entry, dissector, direction, rest, origin);
        if (fault != null) {
            stop(session, entry, fault, origin.evidence());
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
        if (session.carried().has(side) && duplicateOf == 0) {
            SpanList spans = new SpanList();
            spans.add(span.frame(), span.time(), span.offset(), span.length());
            dispatch(session, side, entry, dissector, message, carrier, spans);
            return;
        }
        Origin origin = new Origin(session.flow, side, entry.info().id(), capture, clock.time(), span);
        read(session, side, entry, dissector, session.carried(), message, carrier, origin, null, 0, "", 0, duplicateOf);
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
        CarriedSpans carried = session.carried();
        SpanList all = carried.has(side) ? carried.with(side, spans) : spans;
        Origin origin = origin(session, side, entry, message, all);
        int at = spans.bytes() == message.length() ? all.bytes() - message.length() : MessageReader.NOWHERE;
        read(session, side, entry, dissector, carried, message, carrier, origin, all, at, "", 0, 0);
    }

    private Origin origin(FlowSession session, int side, ProtocolEntry entry, ByteView message, SpanList spans) {
        FrameSpan last = spans.latest();
        String protocol = entry.info().id();
        if (spans.total() == 1) {
            return new Origin(session.flow, side, protocol, capture, clock.time(), last);
        }
        boolean all = spans.total() <= Evidence.MAX_SPANS;
        Evidence evidence =
                new Evidence(capture, spans.spans(Evidence.MAX_SPANS), spans.total(), all ? null : Sha256.hex(message));
        return new Origin(session.flow, side, protocol, capture, clock.time(), last, evidence);
    }

    private void read(
            FlowSession session,
            int side,
            ProtocolEntry entry,
            Dissector dissector,
            CarriedSpans carried,
            ByteView message,
            Carrier carrier,
            Origin origin,
            @Nullable SpanList spans,
            int at,
            String address,
            int depth,
            long duplicateOf) {
        MessageReader reader = readers[depth];
        Throwable fault = reader.read(
                session,
                entry,
                dissector,
                message,
                context(session, side, carrier, true).addressedTo(address),
                origin,
                spans,
                at,
                nextIndex(entry, origin.frame()),
                duplicateOf);
        boolean unread = duplicateOf == 0 && !unreadAround && (fault != null || reader.isUnread());
        if (unread) {
            session.flow.unread(side, message.length());
        }
        boolean encrypted = duplicateOf == 0 && !unread && !unreadAround && !encryptedAround && reader.isEncrypted();
        if (encrypted) {
            session.flow.encrypted(side, message.length());
        }
        if (fault != null) {
            stop(session, entry, fault, origin.evidence());
            return;
        }
        if (duplicateOf == 0) {
            if (reader.continued()) {
                carried.carry(side, origin, spans);
            } else if (carried.has(side)) {
                carried.clear(side);
            }
        }
        List<MessageReader.Payload> payloads = reader.payloads();
        SpanList several = spans != null && spans.total() > 1 ? spans : null;
        unreadAround |= unread;
        encryptedAround |= encrypted;
        for (int i = 0; i < payloads.size() && depth + 1 < MAX_DEPTH && !session.stopped; i++) {
            child(session, side, entry, message, payloads.get(i), origin, several, at, depth + 1, duplicateOf);
        }
        unreadAround &= !unread;
        encryptedAround &= !encrypted;
    }

    private void child(
            FlowSession session,
            int side,
            ProtocolEntry parent,
            ByteView around,
            MessageReader.Payload handed,
            Origin from,
            @Nullable SpanList spans,
            int aroundAt,
            int depth,
            long duplicateOf) {
        ByteView payload = handed.bytes();
        int done = 0;
        while (done < payload.length() && !session.stopped) {
            ByteView rest = done == 0 ? payload : payload.from(done);
            MessageContext by = context(session, side, Carrier.CHILD, true).addressedTo(handed.address());
            FlowSession.Child child = recognise(session, parent, rest, by, from.frame());
            if (child == null) {
                return;
            }
            int there = Math.min(recognisedLength, rest.length());
            ByteView message = there == rest.length() ? rest : rest.slice(0, there);
            boolean shown = duplicateOf != 0;
            SpanList parts = shown ? spans : parts(child.carried(), side, from, spans, around, message);
            Origin origin = parts != null
                    ? origin(session, side, child.entry(), message, parts)
                    : new Origin(
                            session.flow,
                            side,
                            child.entry().info().id(),
                            capture,
                            clock.time(),
                            within(from.span(), around, message));
            read(
                    session,
                    side,
                    child.entry(),
                    shown ? child.entry().create() : child.dissector(),
                    child.carried(),
                    message,
                    Carrier.CHILD,
                    origin,
                    parts,
                    start(parts, spans, around, aroundAt, message),
                    handed.address(),
                    depth,
                    duplicateOf);
            done += there;
        }
    }

    /**
     * The parts of frames that make up a child's message: its parent's, behind those that the child carried on; null
     * where it is but one.
     */
    private static @Nullable SpanList parts(
            CarriedSpans carried, int side, Origin from, @Nullable SpanList spans, ByteView around, ByteView message) {
        if (!carried.has(side)) {
            return spans;
        }
        SpanList own = spans;
        if (own == null) {
            FrameSpan span = within(from.span(), around, message);
            own = new SpanList();
            own.add(span.frame(), span.time(), span.offset(), span.length());
        }
        return carried.with(side, own);
    }

    /** Where a child's message begins within the bytes of its parts. */
    private static int start(
            @Nullable SpanList parts, @Nullable SpanList spans, ByteView around, int aroundAt, ByteView message) {
        int at = message.positionIn(around);
        if (at < 0 || (spans != null && aroundAt == MessageReader.NOWHERE)) {
            return MessageReader.NOWHERE;
        }
        if (parts == null) {
            return 0; // the span was narrowed to the message
        }
        return spans == null ? parts.bytes() - message.length() : parts.bytes() - spans.bytes() + aroundAt + at;
    }

    /**
     * The part of a span that holds a message within the one around it; the whole span where it was assembled
     * elsewhere.
     */
    private static FrameSpan within(FrameSpan span, ByteView around, ByteView message) {
        int at = message.positionIn(around);
        return at < 0 ? span : new FrameSpan(span.frame(), span.time(), span.offset() + at, message.length());
    }

    /** The child that a payload begins with; {@link #recognisedLength} is how long its message is. */
    private FlowSession.@Nullable Child recognise(
            FlowSession session, ProtocolEntry parent, ByteView payload, MessageContext by, long frame) {
        List<FlowSession.Child> known = session.children();
        for (int i = 0; i < known.size(); i++) {
            FlowSession.Child child = known.get(i);
            if (!session.hasFailed(child.entry())) {
                recognisedLength = frameLength(session, child.entry(), child.dissector(), payload, by, frame);
                if (recognisedLength > 0) {
                    return child;
                }
            }
        }
        for (ProtocolEntry entry : registry.childrenOf(parent.info().id())) {
            if (session.hasFailed(entry) || session.hasChild(entry)) {
                continue;
            }
            recognisedLength = frameLength(session, entry, entry.probe(), payload, by, frame);
            if (recognisedLength > 0) {
                FlowSession.Child child = new FlowSession.Child(entry, entry.create(), new CarriedSpans());
                session.add(child);
                if (!entry.isGuestOf(parent)) {
                    session.flow.protocol(entry.info().id());
                }
                return child;
            }
        }
        return null;
    }

    /** Bytes of a message are missing: a row and a count, and no accusation. */
    void truncated(FlowSession session, int side, ProtocolEntry entry, ByteView there, FrameSpan span) {
        entry.counters().countTruncated();
        session.flow.unread(side, there.length());
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

    private void stop(FlowSession session, ProtocolEntry entry, Throwable fault, Evidence input) {
        session.failed(entry);
        entry.counters().countFault();
        faults.report(entry.info().id(), fault, input, clock.time());
    }
}
