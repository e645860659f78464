package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.decode.Packet;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.Origin;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.flow.Flow;
import io.otus.core.flow.FlowEnd;
import io.otus.core.flow.FlowListener;
import io.otus.core.flow.GapCause;
import io.otus.core.flow.StreamSink;
import io.otus.core.flow.TcpAnomaly;

/** Joins flows and streams to the message work above them, and tells consumers of the life of flows. */
final class FlowEvents implements FlowListener, StreamSink {
    private final EventBus bus;
    private final EventClock clock;
    private final Packet packet;
    private final Pairing pairing;
    private final StreamFramer streams;
    private String capture = "";

    FlowEvents(EventBus bus, EventClock clock, Packet packet, Pairing pairing, StreamFramer streams) {
        this.bus = bus;
        this.clock = clock;
        this.packet = packet;
        this.pairing = pairing;
        this.streams = streams;
    }

    void capture(String id) {
        capture = id;
    }

    static FlowSession session(Flow flow) {
        if (flow.attachment(EventBus.PIPELINE_SLOT) instanceof FlowSession known) {
            return known;
        }
        FlowSession session = new FlowSession(flow);
        flow.attach(EventBus.PIPELINE_SLOT, session);
        return session;
    }

    private FrameOrigin thisFrame(Flow flow) {
        FrameSpan span = new FrameSpan(packet.number(), packet.time(), 0, packet.capturedLength());
        return new FrameOrigin(flow, capture, span);
    }

    @Override
    public void flowStarted(Flow flow, long time) {
        bus.flowStarted(new FlowStarted(flow, thisFrame(flow), time));
    }

    /** The current packet is the first of side 1. */
    void flowAnswered(Flow flow, long time) {
        boolean refused = packet.has(Packet.RST);
        bus.flowAnswered(new FlowAnswered(flow, thisFrame(flow), refused, time));
    }

    @Override
    public void flowInterval(Flow flow, long time) {
        bus.flowInterval(flow, time);
    }

    @Override
    public void flowEnded(Flow flow, FlowEnd reason, long time) {
        FlowSession session = session(flow);
        streams.closed(session, 0);
        streams.closed(session, 1);
        pairing.flowEnded(session);
        bus.flowEnded(flow, time);
    }

    @Override
    public void data(
            Flow flow, int side, ByteView block, int at, int length, long frame, long frameTime, int offsetInFrame) {
        streams.data(session(flow), side, block, at, length, frame, frameTime, Math.max(0, offsetInFrame));
    }

    @Override
    public void gap(Flow flow, int side, long missing, GapCause cause) {
        streams.gap(session(flow), side, missing);
    }

    @Override
    public void duplicate(
            Flow flow,
            int side,
            long behind,
            ByteView block,
            int at,
            int length,
            long frame,
            long frameTime,
            int offsetInFrame) {
        streams.duplicate(session(flow), side, behind, block, at, length, frame, frameTime, Math.max(0, offsetInFrame));
    }

    @Override
    public void conflict(
            Flow flow, int side, ByteView block, int at, int length, long frame, long frameTime, int offsetInFrame) {
        FrameSpan span = new FrameSpan(frame, frameTime, Math.max(0, offsetInFrame), length);
        report(flow, side, TcpAnomaly.OVERLAP_CONFLICT, span);
    }

    @Override
    public void anomaly(Flow flow, int side, AnomalyCode code) {
        report(flow, side, code, new FrameSpan(packet.number(), packet.time(), 0, packet.capturedLength()));
    }

    /** The current packet is a copy that the mirror port made. */
    void showCopy(FlowSession session, int side, FrameSpan span, long duplicateOf) {
        streams.copy(
                session, side, packet.block().slice(packet.payloadOffset(), packet.payloadLength()), span, duplicateOf);
    }

    private void report(Flow flow, int side, AnomalyCode code, FrameSpan span) {
        bus.anomaly(new AnomalySeen(new Origin(flow, side, "tcp", capture, clock.time(), span), code, 0));
    }

    @Override
    public void closed(Flow flow, int side) {
        streams.closed(session(flow), side);
    }
}
