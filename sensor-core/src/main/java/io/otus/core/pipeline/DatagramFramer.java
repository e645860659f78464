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
     * Number of unrecognised datagrams after which a flow must show more. From then on a protocol whose port it is must
     * be certain of a datagram or recognise two in a row, and all other protocols see only the 16th, 32nd and so on,
     * which costs next to nothing. So a sender of junk cannot end the identification of a flow.
     */
    static final int MAX_UNRECOGNISED = 8;

    /**
     * Where counting stops. The value is a power of two, since one less would let all protocols see every datagram that
     * follows.
     */
    private static final int MOST_COUNTED = 1 << 30;

    private final MessageDispatcher dispatcher;
    private final ProtocolRegistry registry;

    DatagramFramer(MessageDispatcher dispatcher, ProtocolRegistry registry) {
        this.dispatcher = dispatcher;
        this.registry = registry;
    }

    /** One UDP payload. */
    void datagram(FlowSession session, int side, PacketPayload payload) {
        if (session.stopped) {
            payload.unread(session, side, payload.bytes().length());
            session.release();
            return;
        }
        if (session.own == null
                && !isRecognised(session, side, payload.bytes(), payload.span().frame())) {
            payload.unread(session, side, payload.bytes().length());
            session.unrecognised = Math.min(session.unrecognised + 1, MOST_COUNTED);
            return;
        }
        read(session, side, payload, Carrier.DATAGRAM);
    }

    /**
     * One payload of a protocol that has a number and no port: below IP, or on IP itself.
     *
     * @param assigned the protocols that own its EtherType, SAP or IP protocol number, at least one
     */
    void assigned(FlowSession session, int side, PacketPayload payload, Carrier carrier, ProtocolEntry[] assigned) {
        ByteView bytes = payload.bytes();
        long frame = payload.span().frame();
        if (assigned.length > 1) {
            if (!become(session, side, bytes, frame, assigned, carrier)) {
                payload.unread(session, side, bytes.length());
                return;
            }
        } else if (session.stopped
                || (session.own == null && !choose(session, side, bytes, frame, assigned, carrier))) {
            return;
        }
        read(session, side, payload, carrier);
    }

    /**
     * Gives the flow to the protocol that recognises this frame. Protocols that share a number share flows too, so each
     * frame is identified by itself.
     */
    private boolean become(
            FlowSession session, int side, ByteView payload, long frame, ProtocolEntry[] assigned, Carrier carrier) {
        for (ProtocolEntry entry : assigned) {
            MessageContext by = dispatcher.context(session, side, carrier, true);
            if (!session.hasFailed(entry) && dispatcher.frameLength(session, entry.probe(), payload, by, frame) > 0) {
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
        if (choose(session, side, payload, frame, hinted(session, 1 - side), Carrier.DATAGRAM)
                || choose(session, side, payload, frame, hinted(session, side), Carrier.DATAGRAM)) {
            return true;
        }
        return findCertain(session, side, payload, frame, registry.onDatagrams());
    }

    private ProtocolEntry[] hinted(FlowSession session, int side) {
        return registry.hintedByUdpPort(session.flow.endpoint(side).port());
    }

    private boolean findCertain(
            FlowSession session, int side, ByteView payload, long frame, ProtocolEntry[] candidates) {
        for (ProtocolEntry entry : candidates) {
            if (session.hasFailed(entry)) {
                continue;
            }
            Layer probe = entry.probe();
            MessageContext by = dispatcher.context(session, side, Carrier.DATAGRAM, false);
            int size = dispatcher.frameLength(session, probe, payload, by, frame);
            if (size > 0
                    && size <= payload.length()
                    && dispatcher.isCertain(session, probe, payload.slice(0, size), by, frame)) {
                accept(session, entry);
                return true;
            }
        }
        return false;
    }

    /** As {@link #identify}, for a flow with many unrecognised datagrams. */
    private boolean reconsider(FlowSession session, int side, ByteView payload, long frame) {
        ProtocolEntry before = session.suspected;
        session.suspected = null;
        if (suspect(session, side, payload, frame, hinted(session, 1 - side), before)
                || suspect(session, side, payload, frame, hinted(session, side), before)) {
            return true;
        }
        return Integer.bitCount(session.unrecognised + 1) == 1
                && findCertain(session, side, payload, frame, registry.onDatagrams());
    }

    /**
     * Whether a protocol whose port it is takes the flow: one that is certain of this datagram, or recognised the one
     * before too. One that only recognises this datagram becomes suspected.
     */
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
            Layer probe = entry.probe();
            MessageContext by = dispatcher.context(session, side, Carrier.DATAGRAM, true);
            int size = dispatcher.frameLength(session, probe, payload, by, frame);
            if (size <= 0) {
                continue;
            }
            boolean isCertain =
                    size <= payload.length() && dispatcher.isCertain(session, probe, payload.slice(0, size), by, frame);
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
            if (!session.hasFailed(entry) && dispatcher.frameLength(session, entry.probe(), payload, by, frame) > 0) {
                accept(session, entry);
                return true;
            }
        }
        return false;
    }

    private static void accept(FlowSession session, ProtocolEntry entry) {
        session.own = Layer.of(entry);
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

    private void read(FlowSession session, int side, PacketPayload payload, Carrier carrier) {
        Layer own = Objects.requireNonNull(session.own);
        Layer reading = payload.duplicateOf() == 0 ? own : Layer.of(own.entry());
        ByteView bytes = payload.bytes();
        FrameSpan span = payload.span();
        boolean isCut = payload.missing() > 0;
        int done = 0;
        while (done < bytes.length() && !session.stopped) {
            ByteView rest = done == 0 ? bytes : bytes.from(done);
            MessageContext by = dispatcher.context(session, side, carrier, true);
            int size = dispatcher.frameLength(session, reading, rest, by, span.frame());
            if (session.stopped || size == Dissector.NOT_MINE || (size == Dissector.NEED_MORE && !isCut)) {
                payload.unread(session, side, rest.length());
                return;
            }
            FrameSpan part = span.part(done, Math.min(Math.max(size, 1), rest.length()));
            if (size == Dissector.NEED_MORE || (size > rest.length() && isCut)) {
                dispatcher.truncated(session, side, reading, rest, part);
                return;
            }
            int there = Math.min(size, rest.length());
            ByteView message = there == rest.length() ? rest : rest.slice(0, there);
            SpanList fragments = payload.fragments();
            if (fragments != null) {
                SpanList all = new SpanList();
                all.addAll(fragments);
                dispatcher.dispatch(session, side, reading, message, carrier, all);
            } else {
                dispatcher.dispatch(session, side, reading, message, carrier, part, payload.duplicateOf());
            }
            done += there;
        }
    }
}
