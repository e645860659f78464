package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.decode.Packet;
import io.otus.core.decode.TcpFields;
import io.otus.core.decode.TcpOptions;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.ConnectionClosed;
import io.otus.core.event.ConnectionCut;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.Origin;
import io.otus.core.event.PayloadSeen;
import io.otus.core.event.SpokenByTurns;
import io.otus.core.event.StackSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.flow.Cards;
import io.otus.core.flow.Flow;
import io.otus.core.flow.FlowCounters;
import io.otus.core.flow.FlowEnd;
import io.otus.core.flow.FlowListener;
import io.otus.core.flow.GapCause;
import io.otus.core.flow.StreamSink;
import io.otus.core.flow.TcpAnomaly;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connects flows and streams to the message layer above them, and emits the events of a flow's life. */
final class FlowEvents implements FlowListener, StreamSink {
    /** Number of first bytes of each side that are emitted where no protocol claims them. */
    private static final int UNCLAIMED = 4_096;

    private final EventBus bus;
    private final EventClock clock;
    private final Packet packet;
    private final Pairing pairing;
    private final StreamFramer streams;
    private final FlowCounters counters;
    private final UnreadMemory unread = new UnreadMemory();
    private final AssembledFrames assembled = new AssembledFrames();
    private String capture = "";

    FlowEvents(
            EventBus bus,
            EventClock clock,
            Packet packet,
            Pairing pairing,
            StreamFramer streams,
            FlowCounters counters) {
        this.bus = bus;
        this.clock = clock;
        this.packet = packet;
        this.pairing = pairing;
        this.streams = streams;
        this.counters = counters;
    }

    void capture(String id) {
        capture = id;
    }

    /** The current packet is a TCP segment that was assembled from fragments. */
    void segmentAssembled() {
        assembled.remember(packet);
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
        return new FrameOrigin(flow, capture, packet.span());
    }

    @Override
    public void flowStarted(Flow flow, long time) {
        bus.flowStarted(new FlowStarted(flow, thisFrame(flow), packet.timeToLive(), time));
        if (packet.tcp().has(TcpFields.SYN) && !packet.tcp().has(TcpFields.ACK)) {
            String options = TcpOptions.kinds(packet.tcpOptions());
            bus.stackSeen(new StackSeen(
                    flow, thisFrame(flow), packet.timeToLive(), packet.tcp().window(), options, time));
        }
    }

    /**
     * The current packet of a flow was read: others give up what they keep of unfinished messages where all keep too
     * much.
     */
    void read(Flow flow) {
        if (flow.attachment(EventBus.PIPELINE_SLOT) instanceof FlowSession session) {
            unread.note(session);
        }
        for (FlowSession surplus = unread.surplus(); surplus != null; surplus = unread.surplus()) {
            unread.forget(surplus);
            streams.gap(surplus, 0, 0, packet.number());
            streams.gap(surplus, 1, 0, packet.number());
            counters.unfinished++;
        }
    }

    /** The current packet is the first of side 1. */
    void flowAnswered(Flow flow, long time) {
        boolean refused = packet.tcp().has(TcpFields.RST);
        bus.flowAnswered(new FlowAnswered(flow, thisFrame(flow), refused, packet.timeToLive(), time));
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
        streams.released(session, packet.number());
        unread.forget(session);
        pairing.flowEnded(session);
        bus.flowEnded(flow, time);
        flow.dropAttachments();
    }

    @Override
    public void data(
            Flow flow, int side, ByteView block, int at, int length, long frame, long frameTime, int offsetInFrame) {
        ByteView bytes = block.slice(at, length);
        FrameSpan span = new FrameSpan(frame, frameTime, Math.max(0, offsetInFrame), length);
        List<FrameSpan> fragments = offsetInFrame >= 0 ? null : assembled.fragments(frame);
        FlowSession session = session(flow);
        String before = flow.protocol();
        if (fragments == null) {
            streams.data(session, side, bytes, span);
        } else {
            assembledData(flow, side, bytes, ~offsetInFrame, fragments);
        }
        if (bus.wantsPayload()) {
            payload(flow, side, bytes, span, before);
        }
        if (bus.wantsUnclaimed() && session.own == null && flow.payloadBytes(side) <= UNCLAIMED) {
            Origin origin = new Origin(flow, side, flow.transport().label(), capture, clock.time(), span);
            bus.unclaimed(new PayloadSeen(origin, bytes, before));
        }
    }

    /**
     * Emits bytes that a side of a flow sent, after they were handed to the dissectors: the protocol of the flow may be
     * known only by them. The event of a message comes with the bytes that complete it.
     *
     * @param before the protocol of the flow before these bytes
     */
    void payload(Flow flow, int side, ByteView bytes, FrameSpan span, @Nullable String before) {
        Origin origin = new Origin(flow, side, flow.transport().label(), capture, clock.time(), span);
        bus.payload(new PayloadSeen(origin, bytes, before));
    }

    /**
     * Bytes of a segment that came in IP fragments: each part is the fragment's that brought it.
     *
     * @param from where they begin in the segment
     */
    private void assembledData(Flow flow, int side, ByteView bytes, int from, List<FrameSpan> fragments) {
        int end = from + bytes.length();
        int start = 0;
        for (FrameSpan fragment : fragments) {
            int first = Math.max(from, start);
            int last = Math.min(end, start + fragment.length());
            if (first < last) {
                FrameSpan span = fragment.part(first - start, last - first);
                streams.data(session(flow), side, bytes.slice(first - from, last - first), span);
            }
            start += fragment.length();
        }
    }

    @Override
    public void gap(Flow flow, int side, long missing, GapCause cause) {
        flow.lost(clock.time());
        streams.gap(session(flow), side, missing, packet.number());
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
        FrameSpan span = new FrameSpan(frame, frameTime, place(frame, offsetInFrame), length);
        streams.duplicate(session(flow), side, behind, block.slice(at, length), span);
    }

    @Override
    public void conflict(
            Flow flow,
            int side,
            ByteView block,
            int at,
            int length,
            long frame,
            long frameTime,
            int offsetInFrame,
            @Nullable FrameSpan earlier) {
        FrameSpan span = new FrameSpan(frame, frameTime, place(frame, offsetInFrame), length);
        report(flow, side, TcpAnomaly.OVERLAP_CONFLICT, span, earlier, "");
    }

    @Override
    public void unsent(Flow flow, int side, @Nullable FrameSpan forged) {
        String detail = forged == null
                ? ""
                : "Frame " + forged.frame() + " brought what "
                        + flow.endpoint(side).ip() + ", by the numbers of its own segments, never sent.";
        report(flow, side, TcpAnomaly.UNSENT, packet.span(), forged, detail);
    }

    /** Offset of bytes in the frame that completed them; for a segment in fragments, the offset of its own fragment. */
    private int place(long frame, int offsetInFrame) {
        List<FrameSpan> fragments = offsetInFrame >= 0 ? null : assembled.fragments(frame);
        if (fragments != null) {
            for (FrameSpan fragment : fragments) {
                if (fragment.frame() == frame) {
                    return fragment.offset();
                }
            }
        }
        return Math.max(0, offsetInFrame);
    }

    /** The headers of the current packet broke a rule; {@code flow} is null where it belongs to none. */
    void headerAnomaly(@Nullable Flow flow, AnomalyCode code) {
        FlowInfo about = flow == null ? new FrameFlow(packet, clock.time()) : flow;
        int sender = flow == null ? 0 : flow.sender();
        String layer = code.id().substring(0, code.id().indexOf('-'));
        FrameSpan span = packet.span();
        List<FrameSpan> earlier = packet.overlapped();
        Evidence evidence = earlier.isEmpty() ? null : overlap(earlier, span);
        Origin origin = new Origin(about, sender, layer, capture, clock.time(), span, evidence);
        bus.anomaly(new AnomalySeen(origin, code, packet.anomalyOffset()));
    }

    /** The first of the earlier fragments, and the one that contradicts them. */
    private Evidence overlap(List<FrameSpan> earlier, FrameSpan span) {
        List<FrameSpan> shown = new ArrayList<>(earlier.subList(0, Math.min(earlier.size(), Evidence.MAX_SPANS - 1)));
        shown.add(span);
        return new Evidence(capture, shown, shown.size(), null);
    }

    @Override
    public void anomaly(Flow flow, int side, AnomalyCode code, @Nullable FrameSpan earlier) {
        report(flow, side, code, packet.span(), earlier, "");
    }

    @Override
    public void otherHopLimit(Flow flow, int side, int hopLimit, FrameSpan earlier) {
        String field = packet.ipVersion() == 6 ? "hop limit " : "time to live ";
        String detail = "Frame " + packet.number() + " has " + field + packet.timeToLive() + ". Frame "
                + earlier.frame() + " before it, from the same IP and MAC address for the same service, has " + hopLimit
                + '.';
        report(flow, side, TcpAnomaly.OTHER_HOP_LIMIT, packet.span(), earlier, detail);
    }

    @Override
    public void otherSender(Flow flow, int side, long mac, long frame, long frameTime, int length) {
        FrameSpan other = new FrameSpan(frame, frameTime, 0, length);
        Evidence both = new Evidence(capture, List.of(other, packet.span()), 2, null);
        Origin origin = new Origin(flow, side, "tcp", capture, clock.time(), packet.span(), both);
        String detail = "Frame " + frame + " came from " + new MacAddress(mac) + ", frame " + packet.number()
                + " behind it from " + new MacAddress(packet.sourceMac()) + '.';
        bus.anomaly(new AnomalySeen(origin, TcpAnomaly.OTHER_MAC, 0, detail));
    }

    /**
     * Emits that two cards take turns: the current packet is from the card that the host speaks from, and another one
     * sent in between.
     */
    void spokenByTurns(Flow flow, Cards.Turn turn) {
        FrameSpan other = new FrameSpan(turn.frame(), turn.frameTime(), 0, turn.length());
        Evidence both = new Evidence(capture, List.of(other, packet.span()), 2, null);
        Origin origin = new Origin(flow, flow.sender(), "ip", capture, clock.time(), packet.span(), both);
        IpAddress ip = flow.endpoint(flow.sender()).ip();
        if (ip != null) {
            bus.spokenByTurns(new SpokenByTurns(
                    origin,
                    packet.segment(),
                    ip,
                    new MacAddress(packet.sourceMac()),
                    new MacAddress(turn.mac()),
                    turn.turns()));
        }
    }

    /** The current packet is a copy that the mirror port made. */
    void showCopy(FlowSession session, int side, ByteView payload, FrameSpan span, long duplicateOf) {
        streams.copy(session, side, payload, span, duplicateOf);
    }

    /**
     * Emits an anomaly of a frame, with the earlier frame that it contradicts as further evidence.
     *
     * @param detail empty where the two frames are all that there is to say
     */
    private void report(
            Flow flow, int side, AnomalyCode code, FrameSpan span, @Nullable FrameSpan earlier, String detail) {
        if (earlier == null || earlier.frame() >= span.frame()) {
            Origin origin = new Origin(flow, side, "tcp", capture, clock.time(), span);
            bus.anomaly(new AnomalySeen(origin, code, 0, detail));
            return;
        }
        Evidence both = new Evidence(capture, List.of(earlier, span), 2, null, 1);
        Origin origin = new Origin(flow, side, "tcp", capture, clock.time(), span, both);
        String shown = "Frame " + span.frame() + " contradicts frame " + earlier.frame() + '.';
        bus.anomaly(new AnomalySeen(origin, code, 0, detail.isEmpty() ? shown : detail));
    }

    @Override
    public void cut(Flow flow, int side) {
        bus.connectionCut(new ConnectionCut(flow, side, thisFrame(flow), clock.time()));
    }

    @Override
    public void closed(Flow flow, int side, boolean isWhole) {
        FlowSession session = session(flow);
        if (isWhole) {
            streams.ended(session, side, packet.span());
            if (!session.closed) {
                session.closed = true;
                bus.connectionClosed(new ConnectionClosed(flow, side, clock.time()));
            }
        }
        streams.closed(session, side);
    }
}
