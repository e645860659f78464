package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Hint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out which protocol datagrams or link-layer frames carry and cuts them into messages. */
final class DatagramFramer {
    /**
     * Datagrams that nothing recognised before more is asked of those that follow: whose port it is must be certain of
     * a datagram or recognise two in a row, and all others are asked of the 16th, 32nd and so on only, which costs next
     * to nothing. A sender of junk cannot end the identification of a flow.
     */
    static final int MAX_UNRECOGNISED = 8;

    /** More are not counted; one less than a power of two would have all protocols asked of each that follows. */
    private static final int MOST_COUNTED = 1 << 30;

    private final MessageDispatcher dispatcher;
    private final ProtocolRegistry registry;

    DatagramFramer(MessageDispatcher dispatcher, ProtocolRegistry registry) {
        this.dispatcher = dispatcher;
        this.registry = registry;
    }

    /**
     * One UDP payload.
     *
     * @param missing bytes of it that the snap length cut off
     * @param spans the frames of its fragments; null when it is all in one
     */
    void datagram(
            FlowSession session,
            int side,
            ByteView payload,
            int missing,
            FrameSpan span,
            @Nullable SpanList spans,
            long duplicateOf) {
        if (session.stopped) {
            session.flow.unread(side, duplicateOf == 0 ? payload.length() : 0);
            session.release();
            return;
        }
        if (payload.length() == 0) {
            return;
        }
        if (session.dissector == null && !isRecognised(session, side, payload, span.frame())) {
            session.flow.unread(side, duplicateOf == 0 ? payload.length() : 0);
            session.unrecognised = Math.min(session.unrecognised + 1, MOST_COUNTED);
            return;
        }
        read(session, side, payload, missing, Carrier.DATAGRAM, span, spans, duplicateOf);
    }

    /**
     * One payload of a protocol that has a number and no port: below IP, or on IP itself.
     *
     * @param spans the frames of its fragments; null when it is all in one
     * @param assigned the protocols that own its EtherType, SAP or IP protocol number
     */
    void assigned(
            FlowSession session,
            int side,
            ByteView payload,
            int missing,
            Carrier carrier,
            FrameSpan span,
            @Nullable SpanList spans,
            ProtocolEntry[] assigned,
            long duplicateOf) {
        if (payload.length() == 0 || assigned.length == 0) {
            return;
        }
        if (assigned.length > 1) {
            if (!become(session, side, payload, span.frame(), assigned, carrier)) {
                session.flow.unread(side, duplicateOf == 0 ? payload.length() : 0);
                return;
            }
        } else if (session.stopped
                || (session.dissector == null && !choose(session, side, payload, span.frame(), assigned, carrier))) {
            return;
        }
        read(session, side, payload, missing, carrier, span, spans, duplicateOf);
    }

    /** Protocols that share a number share flows too: each frame tells by itself whose it is. */
    private boolean become(
            FlowSession session, int side, ByteView payload, long frame, ProtocolEntry[] assigned, Carrier carrier) {
        for (ProtocolEntry entry : assigned) {
            MessageContext by = dispatcher.context(session, side, carrier, true);
            if (!session.hasFailed(entry)
                    && dispatcher.frameLength(session, entry, entry.probe(), payload, by, frame) > 0) {
                session.become(entry);
                return true;
            }
        }
        return false;
    }

    private boolean isRecognised(FlowSession session, int side, ByteView payload, long frame) {
        return session.unrecognised < MAX_UNRECOGNISED
                ? identify(session, side, payload, frame)
                : reconsider(session, side, payload, frame);
    }

    private boolean identify(FlowSession session, int side, ByteView payload, long frame) {
        FlowInfo flow = session.flow;
        ProtocolEntry[] byReceiver =
                registry.hintedByUdpPort(flow.endpoint(1 - side).port());
        ProtocolEntry[] bySender = registry.hintedByUdpPort(flow.endpoint(side).port());
        if (choose(session, side, payload, frame, byReceiver, Carrier.DATAGRAM)
                || choose(session, side, payload, frame, bySender, Carrier.DATAGRAM)) {
            return true;
        }
        return findCertain(session, side, payload, frame, registry.onDatagrams());
    }

    private boolean findCertain(
            FlowSession session, int side, ByteView payload, long frame, ProtocolEntry[] candidates) {
        for (ProtocolEntry entry : candidates) {
            if (session.hasFailed(entry)) {
                continue;
            }
            Dissector probe = entry.probe();
            MessageContext by = dispatcher.context(session, side, Carrier.DATAGRAM, false);
            int size = dispatcher.frameLength(session, entry, probe, payload, by, frame);
            if (size > 0
                    && size <= payload.length()
                    && dispatcher.isCertain(session, entry, probe, payload.slice(0, size), by, frame)) {
                accept(session, entry);
                return true;
            }
        }
        return false;
    }

    /** As {@link #identify}, for a flow of which many datagrams were nobody's. */
    private boolean reconsider(FlowSession session, int side, ByteView payload, long frame) {
        FlowInfo flow = session.flow;
        ProtocolEntry before = session.suspected;
        session.suspected = null;
        if (suspect(
                        session,
                        side,
                        payload,
                        frame,
                        registry.hintedByUdpPort(flow.endpoint(1 - side).port()),
                        before)
                || suspect(
                        session,
                        side,
                        payload,
                        frame,
                        registry.hintedByUdpPort(flow.endpoint(side).port()),
                        before)) {
            return true;
        }
        return Integer.bitCount(session.unrecognised + 1) == 1
                && findCertain(session, side, payload, frame, registry.onDatagrams());
    }

    /** Whether one of those whose port it is may take the flow; one that may not yet is suspected. */
    private boolean suspect(
            FlowSession session,
            int side,
            ByteView payload,
            long frame,
            ProtocolEntry[] hinted,
            @Nullable ProtocolEntry before) {
        for (ProtocolEntry entry : hinted) {
            if (session.hasFailed(entry)) {
                continue;
            }
            Dissector probe = entry.probe();
            MessageContext by = dispatcher.context(session, side, Carrier.DATAGRAM, true);
            int size = dispatcher.frameLength(session, entry, probe, payload, by, frame);
            if (size <= 0) {
                continue;
            }
            boolean isCertain = size <= payload.length()
                    && dispatcher.isCertain(session, entry, probe, payload.slice(0, size), by, frame);
            if (entry == before || isCertain) {
                accept(session, entry);
                return true;
            }
            session.suspected = session.suspected == null ? entry : session.suspected;
        }
        return false;
    }

    private boolean choose(
            FlowSession session, int side, ByteView payload, long frame, ProtocolEntry[] hinted, Carrier carrier) {
        for (ProtocolEntry entry : hinted) {
            MessageContext by = dispatcher.context(session, side, carrier, true);
            if (!session.hasFailed(entry)
                    && dispatcher.frameLength(session, entry, entry.probe(), payload, by, frame) > 0) {
                accept(session, entry);
                return true;
            }
        }
        return false;
    }

    private static void accept(FlowSession session, ProtocolEntry entry) {
        session.entry = entry;
        session.dissector = entry.create();
        session.flow.protocol(entry.info().id());
        boolean hinted0 = entry.info()
                .hints()
                .contains(new Hint.UdpPort(session.flow.endpoint(0).port()));
        boolean hinted1 = entry.info()
                .hints()
                .contains(new Hint.UdpPort(session.flow.endpoint(1).port()));
        if (hinted0 != hinted1 && session.flow.client() == FlowInfo.NOBODY) {
            session.flow.clientByPort(hinted0 ? 1 : 0);
        }
    }

    private void read(
            FlowSession session,
            int side,
            ByteView payload,
            int missing,
            Carrier carrier,
            FrameSpan span,
            @Nullable SpanList spans,
            long duplicateOf) {
        ProtocolEntry entry = Objects.requireNonNull(session.entry);
        Dissector dissector = duplicateOf == 0 ? Objects.requireNonNull(session.dissector) : entry.create();
        int done = 0;
        while (done < payload.length() && !session.stopped) {
            ByteView rest = done == 0 ? payload : payload.from(done);
            MessageContext by = dispatcher.context(session, side, carrier, true);
            int size = dispatcher.frameLength(session, entry, dissector, rest, by, span.frame());
            if (session.stopped || size == Dissector.NOT_MINE || (size == Dissector.NEED_MORE && missing == 0)) {
                session.flow.unread(side, duplicateOf == 0 ? rest.length() : 0);
                return;
            }
            FrameSpan part = new FrameSpan(
                    span.frame(), span.time(), span.offset() + done, Math.min(Math.max(size, 1), rest.length()));
            if (size == Dissector.NEED_MORE || (size > rest.length() && missing > 0)) {
                dispatcher.truncated(session, side, entry, rest, part);
                return;
            }
            int there = Math.min(size, rest.length());
            ByteView message = there == rest.length() ? rest : rest.slice(0, there);
            if (spans != null) {
                SpanList all = new SpanList();
                all.addAll(spans);
                dispatcher.dispatch(session, side, entry, dissector, message, carrier, all);
            } else {
                dispatcher.dispatch(session, side, entry, dissector, message, carrier, part, duplicateOf);
            }
            done += there;
        }
    }
}
