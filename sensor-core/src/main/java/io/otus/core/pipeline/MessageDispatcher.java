package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Origin;
import io.otus.core.event.UnreadMessage;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.evidence.SecretSink;
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
            SecretSink secrets) {
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

    /** Whether anybody is shown messages, those that came again too. */
    boolean wantsMessages() {
        return bus.wantsMessages();
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
    int frameLength(FlowSession session, Layer layer, ByteView bytes, MessageContext by, long frame) {
        try {
            return layer.dissector().frameLength(bytes, by);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            stop(session, layer, e, frame);
            return Dissector.NOT_MINE;
        }
    }

    /** Whether a whole message proves its protocol by itself; likewise guarded. */
    boolean isCertain(FlowSession session, Layer layer, ByteView message, MessageContext by, long frame) {
        try {
            return layer.dissector().isCertain(message, by);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            stop(session, layer, e, frame);
            return false;
        }
    }

    /**
     * Calls {@link io.otus.core.spi.Dissector#gap} of all dissectors of a flow for one direction. One that throws is
     * stopped; the others are still called.
     *
     * @param own the flow's own protocol
     * @param frame the present frame
     */
    void gap(FlowSession session, Layer own, int side, Direction direction, long frame) {
        gapIn(session, own, side, direction, frame);
        for (Layer child : session.children()) {
            gapIn(session, child, side, direction, frame);
        }
    }

    private void gapIn(FlowSession session, Layer layer, int side, Direction direction, long frame) {
        layer.carried().clear(side);
        try {
            layer.dissector().gap(direction);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (!session.hasFailed(layer.entry())) {
                stop(session, layer, e, frame);
            }
        }
    }

    /**
     * Calls {@link io.otus.core.spi.Dissector#ended} of the dissector of a flow: the sender ended one direction.
     *
     * @param rest its last bytes, which made no message
     * @param span the frame that ended it
     */
    void ended(FlowSession session, int side, Layer own, Direction direction, ByteView rest, FrameSpan span) {
        Origin origin = origin(session, side, own, span);
        Throwable fault = readers[0].end(session, own, direction, rest, origin);
        if (fault != null) {
            stop(session, own, fault, origin.evidence());
        }
    }

    /**
     * A message within one frame.
     *
     * @param duplicateOf the frame that held it first, else 0
     */
    void dispatch(
            FlowSession session,
            int side,
            Layer own,
            ByteView message,
            Carrier carrier,
            FrameSpan span,
            long duplicateOf) {
        if (own.carried().has(side) && duplicateOf == 0) {
            dispatch(session, side, own, message, carrier, SpanList.of(span));
            return;
        }
        read(session, own, Framed.inOne(message, origin(session, side, own, span), duplicateOf), carrier, "", 0);
    }

    /** A message over several frames; takes the list over. */
    void dispatch(FlowSession session, int side, Layer own, ByteView message, Carrier carrier, SpanList spans) {
        SpanList all = own.carried().has(side) ? own.carried().with(side, spans) : spans;
        Origin origin = origin(session, side, own, message, all);
        int at = spans.bytes() == message.length() ? all.bytes() - message.length() : Framed.NOWHERE;
        read(session, own, new Framed(message, origin, all, at, 0), carrier, "", 0);
    }

    private Origin origin(FlowSession session, int side, Layer layer, FrameSpan span) {
        return new Origin(session.flow, side, layer.entry().info().id(), capture, clock.time(), span);
    }

    private Origin origin(FlowSession session, int side, Layer layer, ByteView message, SpanList spans) {
        FrameSpan last = spans.latest();
        if (spans.total() == 1) {
            return origin(session, side, layer, last);
        }
        boolean all = spans.total() <= Evidence.MAX_SPANS;
        Evidence evidence =
                new Evidence(capture, spans.spans(Evidence.MAX_SPANS), spans.total(), all ? null : Sha256.hex(message));
        return new Origin(session.flow, side, layer.entry().info().id(), capture, clock.time(), last, evidence);
    }

    /**
     * Reads a message and those inside of it.
     *
     * @param address what the layer around it addressed with it
     * @param depth how many layers are around it
     */
    private void read(FlowSession session, Layer layer, Framed framed, Carrier carrier, String address, int depth) {
        MessageReader reader = readers[depth];
        int side = framed.sender();
        Origin origin = framed.origin();
        MessageContext by = context(session, side, carrier, true).addressedTo(address);
        Throwable fault = reader.read(session, layer, framed, by, nextIndex(layer.entry(), origin.frame()));
        int length = framed.bytes().length();
        boolean isNew = !framed.isDuplicate() && !unreadAround;
        boolean unread = isNew && (fault != null || reader.isUnread());
        if (unread) {
            session.flow.unread(side, length);
        }
        boolean encrypted = isNew && !unread && !encryptedAround && reader.isEncrypted();
        if (encrypted) {
            session.flow.encrypted(side, length);
        }
        if (fault != null) {
            stop(session, layer, fault, origin.evidence());
            return;
        }
        if (!framed.isDuplicate()) {
            if (reader.continued()) {
                layer.carried().carry(side, origin, framed.spans());
            } else if (layer.carried().has(side)) {
                layer.carried().clear(side);
            }
        }
        List<MessageReader.Payload> payloads = reader.payloads();
        unreadAround |= unread;
        encryptedAround |= encrypted;
        for (int i = 0; i < payloads.size() && depth + 1 < MAX_DEPTH && !session.stopped; i++) {
            children(session, layer, framed, payloads.get(i), depth + 1);
        }
        unreadAround &= !unread;
        encryptedAround &= !encrypted;
    }

    /** Reads the messages in a payload that a message handed over. */
    private void children(FlowSession session, Layer parent, Framed around, MessageReader.Payload handed, int depth) {
        ByteView payload = handed.bytes();
        int done = 0;
        while (done < payload.length() && !session.stopped) {
            ByteView rest = done == 0 ? payload : payload.from(done);
            MessageContext by =
                    context(session, around.sender(), Carrier.CHILD, true).addressedTo(handed.address());
            Layer child = recognise(session, parent, rest, by, around.origin().frame());
            if (child == null) {
                return;
            }
            int there = Math.min(recognisedLength, rest.length());
            ByteView message = there == rest.length() ? rest : rest.slice(0, there);
            Layer reading = around.isDuplicate() ? Layer.of(child.entry()) : child;
            read(session, reading, within(session, reading, around, message), Carrier.CHILD, handed.address(), depth);
            done += there;
        }
    }

    /**
     * The message of a child protocol with the frame parts that hold it: those of its parent's message, after the parts
     * of earlier messages from which the child carried bytes on.
     */
    private Framed within(FlowSession session, Layer child, Framed around, ByteView message) {
        int side = around.sender();
        SpanList spans = around.several();
        FrameSpan span = within(around.origin().span(), around.bytes(), message);
        SpanList parts = spans;
        if (child.carried().has(side)) {
            parts = child.carried().with(side, spans == null ? SpanList.of(span) : spans);
        }
        Origin origin =
                parts == null ? origin(session, side, child, span) : origin(session, side, child, message, parts);
        return new Framed(message, origin, parts, start(parts, spans, around, message), around.duplicateOf());
    }

    /** Offset of a child's message within the bytes of its frame parts. */
    private static int start(@Nullable SpanList parts, @Nullable SpanList spans, Framed around, ByteView message) {
        int at = message.positionIn(around.bytes());
        if (at < 0 || (spans != null && around.at() == Framed.NOWHERE)) {
            return Framed.NOWHERE;
        }
        if (parts == null) {
            return 0; // the span was narrowed to the message
        }
        return spans == null ? parts.bytes() - message.length() : parts.bytes() - spans.bytes() + around.at() + at;
    }

    /**
     * The part of a span that holds a message within the one around it; the whole span where it was assembled
     * elsewhere.
     */
    private static FrameSpan within(FrameSpan span, ByteView around, ByteView message) {
        int at = message.positionIn(around);
        return at < 0 ? span : span.part(at, message.length());
    }

    /** The child that a payload begins with; {@link #recognisedLength} is how long its message is. */
    private @Nullable Layer recognise(
            FlowSession session, Layer parent, ByteView payload, MessageContext by, long frame) {
        List<Layer> known = session.children();
        for (int i = 0; i < known.size(); i++) {
            Layer child = known.get(i);
            if (!session.hasFailed(child.entry())) {
                recognisedLength = frameLength(session, child, payload, by, frame);
                if (recognisedLength > 0) {
                    return child;
                }
            }
        }
        for (ProtocolEntry entry : registry.childrenOf(parent.entry().info().id())) {
            if (session.hasFailed(entry) || session.hasChild(entry)) {
                continue;
            }
            recognisedLength = frameLength(session, entry.probe(), payload, by, frame);
            if (recognisedLength > 0) {
                Layer child = Layer.of(entry);
                session.add(child);
                if (!entry.isGuestOf(parent.entry())) {
                    session.flow.protocol(entry.info().id());
                }
                return child;
            }
        }
        return null;
    }

    /** Bytes of a message are missing: a row and a count, and no accusation. */
    void truncated(FlowSession session, int side, Layer own, ByteView there, FrameSpan span) {
        ProtocolEntry entry = own.entry();
        entry.counters().countTruncated();
        session.flow.unread(side, there.length());
        if (bus.wantsMessages()) {
            Origin origin = origin(session, side, own, span);
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

    private void stop(FlowSession session, Layer layer, Throwable fault, long frame) {
        stop(session, layer, fault, Evidence.of(capture, new FrameSpan(frame, clock.time(), 0, 0)));
    }

    private void stop(FlowSession session, Layer layer, Throwable fault, Evidence input) {
        ProtocolEntry entry = layer.entry();
        session.failed(entry);
        entry.counters().countFault();
        faults.report(entry.info().id(), fault, input, clock.time());
    }
}
