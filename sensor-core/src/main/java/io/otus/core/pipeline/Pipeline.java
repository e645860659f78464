package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.Frame;
import io.otus.core.capture.FrameSource;
import io.otus.core.decode.DecodeCounters;
import io.otus.core.decode.DecodeOutcome;
import io.otus.core.decode.Decoder;
import io.otus.core.decode.Packet;
import io.otus.core.decode.RecentFrames;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.evidence.SecretSink;
import io.otus.core.flow.Cards;
import io.otus.core.flow.Flow;
import io.otus.core.flow.FlowCounters;
import io.otus.core.flow.FlowTable;
import io.otus.core.flow.TcpReassembler;
import io.otus.core.net.Sites;
import io.otus.core.net.Transport;
import io.otus.core.spi.Carrier;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * The analysis: takes frames one after the other and emits to consumers what they show. The same frames always give the
 * same events. Confined to one thread, the analysis thread.
 */
public final class Pipeline {
    private final ProtocolRegistry registry;
    private final EventBus bus;
    private final EventClock clock = new EventClock();
    private final DecodeCounters decodeCounters = new DecodeCounters();
    private final FlowCounters flowCounters = new FlowCounters();
    private final RecentFrames recent = new RecentFrames();
    private final Decoder decoder = new Decoder(decodeCounters, recent);
    private final Packet packet = new Packet();
    private final Pairing pairing;
    private final MessageDispatcher dispatcher;
    private final FlowEvents flowEvents;
    private final FlowTable flows;
    private final Cards cards;
    private final TcpReassembler reassembler;
    private final DatagramFramer datagrams;
    private final InterfaceSilence silence;
    private final BroadcastCounter broadcasts = new BroadcastCounter();
    private final DatagramCounter counted = new DatagramCounter();
    private String capture = "";
    private long nextSecond;

    /**
     * Makes a pipeline that has seen no frame.
     *
     * @param registry the protocols
     * @param bus told everything
     * @param keep keeps frames of faults, while they are still in {@link #recentFrames()}
     * @param secrets told which bytes to overwrite in kept frames
     */
    public Pipeline(ProtocolRegistry registry, EventBus bus, EvidenceRequests keep, SecretSink secrets) {
        this.registry = registry;
        this.bus = bus;
        pairing = new Pairing(bus);
        dispatcher = new MessageDispatcher(bus, registry, clock, pairing, new DissectorFaults(bus, keep), secrets);
        datagrams = new DatagramFramer(dispatcher, registry);
        flowEvents = new FlowEvents(bus, clock, packet, pairing, new StreamFramer(dispatcher, registry), flowCounters);
        cards = new Cards(keep);
        reassembler = new TcpReassembler(flowCounters, flowEvents, cards, keep);
        flows = new FlowTable(flowCounters, flowEvents, reassembler);
        silence = new InterfaceSilence(bus);
    }

    /** The latest frames, for evidence. */
    public RecentFrames recentFrames() {
        return recent;
    }

    /** Counts of frames by the outcome of their decoding. */
    public DecodeCounters decodeCounters() {
        return decodeCounters;
    }

    /** Counts of flows and streams. */
    public FlowCounters flowCounters() {
        return flowCounters;
    }

    /** Flows that are kept at present. */
    public int flows() {
        return flows.size();
    }

    /** The protocols with their counters. */
    public ProtocolRegistry registry() {
        return registry;
    }

    /** Event time, nanoseconds since 1970; 0 before the first frame. */
    public long time() {
        return clock.time();
    }

    /** Frames whose time was not believed. */
    public long timeOutliers() {
        return clock.outliers();
    }

    /** Sets in which site each interface hears; to be called before the first frame. */
    public void sites(Sites plant) {
        decoder.sites(plant);
    }

    /** Watches interfaces for silence; live only. {@code names} by interface number. */
    public void watchInterfaces(String[] names, long now) {
        silence.watch(names, now);
    }

    /**
     * Takes frames until the source ends, then calls {@link #end}.
     *
     * @throws CaptureException if the source fails; what was read before stays analysed and the end is not told
     */
    public void run(FrameSource source) throws CaptureException {
        run(source, Progress.UNWATCHED);
    }

    /**
     * As {@link #run(FrameSource)}, and reports its progress.
     *
     * @throws CaptureException as {@link #run(FrameSource)}
     */
    public void run(FrameSource source, Progress progress) throws CaptureException {
        Frame frame = new Frame();
        boolean begun = false;
        while (source.next(frame)) {
            if (!begun && !frame.isTick()) {
                begun = true;
                progress.begun(source.captureId(), frame);
                capture(source.captureId());
            }
            accept(frame);
            if (!frame.isTick()) {
                progress.taken(frame);
            }
        }
        end();
        progress.taken(frame);
    }

    /** Receives the progress of a run. Each method does nothing unless overridden. */
    public interface Progress {
        /** Ignores the progress. */
        Progress UNWATCHED = new Progress() {};

        /** The first frame of the capture is about to be taken; what is thrown here ends the run. */
        default void begun(String captureId, Frame first) {}

        /**
         * A frame was taken. Called once more with the latest frame after the end, whose events may be of earlier
         * frames.
         */
        default void taken(Frame frame) {}
    }

    /** Names the capture that all frames come from; to be called before the first frame. */
    public void capture(String id) {
        capture = id;
        dispatcher.capture(id);
        flowEvents.capture(id);
        flows.capture(id);
    }

    /** Takes one frame or tick. */
    public void accept(Frame frame) {
        moveTime(frame.time());
        if (frame.isTick()) {
            silence.check(clock.time());
            return;
        }
        silence.heard(frame.interfaceId(), clock.time());
        decoder.decode(frame, packet, clock.time());
        broadcasts.count(packet, frame);
        if (packet.outcome() == DecodeOutcome.DECODED || packet.outcome() == DecodeOutcome.UNKNOWN) {
            analyse(frame.interfaceName());
        } else if (packet.anomaly() != null && !packet.isDuplicate()) {
            flowEvents.headerAnomaly(null, packet.anomaly());
        }
    }

    private void moveTime(long frameTime) {
        long before = clock.time();
        boolean first = !clock.started();
        long step = clock.advance(frameTime);
        long now = clock.time();
        if (first) {
            nextSecond = now - Math.floorMod(now, Nanos.SECOND) + Nanos.SECOND;
            bus.clock(now);
            return;
        }
        if (now >= nextSecond) {
            broadcasts.tell(capture, before, bus);
            counted.tell(capture, before, bus);
        }
        if (step > EventClock.GAP) {
            pairing.rebase(step);
            flows.timeGap(before, now);
            silence.rebase(now);
            bus.timeGap(before, now);
        }
        if (now >= nextSecond) {
            nextSecond = now - Math.floorMod(now, Nanos.SECOND) + Nanos.SECOND;
            pairing.sweep(now);
            reassembler.advance(now);
            flows.advance(now);
            bus.clock(now);
        }
    }

    private void analyse(String interfaceName) {
        if (packet.isDuplicate()) {
            Flow original = flows.copySeen(packet, packet.originalSegment());
            cards.copySeen(packet, clock.time());
            if (original != null && bus.wantsMessages()) {
                read(original, FlowTable.senderOf(original, packet), packet.duplicateOf());
            }
            return;
        }
        long now = clock.time();
        Flow flow = flows.accept(packet, now);
        counted.count(packet, flow);
        recent.flow(flow.id());
        if (flow.frames(flow.sender()) == 1) {
            flow.heardOn(flow.sender(), interfaceName);
        }
        if (flow.sender() == 1 && flow.frames(1) == 1) {
            flowEvents.flowAnswered(flow, now);
        }
        if (packet.anomaly() != null) {
            flowEvents.headerAnomaly(flow, packet.anomaly());
        }
        Cards.Turn turn = cards.look(flow, packet, now);
        if (turn != null) {
            flowEvents.spokenByTurns(flow, turn);
        }
        if (packet.transport() == Transport.TCP) {
            if (packet.isAssembled()) {
                flowEvents.segmentAssembled();
            }
            reassembler.accept(flow, packet, now);
            flows.taken(flow, now);
        } else {
            read(flow, flow.sender(), 0);
        }
        flowEvents.read(flow);
    }

    /**
     * Reads the payload of the current packet: datagrams, packets and link frames, and of all transports a copy, which
     * is only shown.
     */
    private void read(Flow flow, int side, long duplicateOf) {
        if (packet.payloadLength() == 0) {
            return;
        }
        FlowSession session = FlowEvents.session(flow);
        ByteView bytes = packet.block().slice(packet.payloadOffset(), packet.payloadLength());
        FrameSpan span = payloadSpan();
        if (packet.transport() == Transport.TCP) {
            flowEvents.showCopy(session, side, bytes, span, duplicateOf);
            return;
        }
        PacketPayload payload = new PacketPayload(bytes, packet.missing(), span, fragments(), duplicateOf);
        if (packet.transport() == Transport.UDP) {
            String before = flow.protocol();
            datagrams.datagram(session, side, payload);
            if (duplicateOf == 0 && bus.wantsPayload()) {
                flowEvents.payload(flow, side, bytes, span, before);
            }
            return;
        }
        ProtocolEntry[] assigned = assigned();
        if (assigned.length > 0) {
            Carrier carrier = packet.transport() == Transport.IP ? Carrier.DATAGRAM : Carrier.LINK;
            datagrams.assigned(session, side, payload, carrier, assigned);
        }
    }

    private @Nullable SpanList fragments() {
        return packet.isAssembled() ? SpanList.of(packet.fragments()) : null;
    }

    /**
     * Position of the payload in this frame; for fragments, that of the part that this frame brought, the last to
     * arrive.
     */
    private FrameSpan payloadSpan() {
        if (packet.isAssembled()) {
            for (FrameSpan fragment : packet.fragments()) {
                if (fragment.frame() == packet.number()) {
                    return fragment;
                }
            }
        }
        return new FrameSpan(
                packet.number(), packet.time(), Math.max(0, packet.payloadOffsetInFrame()), packet.payloadLength());
    }

    private ProtocolEntry[] assigned() {
        if (packet.transport() == Transport.IP) {
            return registry.assignedToIpProtocol(packet.ipProtocol());
        }
        if (packet.snapOui() != Packet.NONE) {
            return registry.assignedToSnap(packet.snapOui(), packet.snapProtocol());
        }
        return packet.linkProtocol() >= 0x600
                ? registry.assignedToEtherType(packet.linkProtocol())
                : registry.assignedToLlcSap(packet.linkProtocol());
    }

    /** Ends the analysis: no frame follows. */
    public void end() {
        long now = clock.time();
        broadcasts.tell(capture, now, bus);
        counted.tell(capture, now, bus);
        pairing.sweep(now);
        flows.endAll(now);
        pairing.end();
        bus.end(now);
    }
}
