package io.otus.benchmarks;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.Frame;
import io.otus.core.decode.DecodeCounters;
import io.otus.core.decode.DecodeOutcome;
import io.otus.core.decode.Decoder;
import io.otus.core.decode.Packet;
import io.otus.core.decode.RecentFrames;
import io.otus.core.event.AnomalyCode;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.flow.Cards;
import io.otus.core.flow.Flow;
import io.otus.core.flow.FlowCounters;
import io.otus.core.flow.FlowEnd;
import io.otus.core.flow.FlowListener;
import io.otus.core.flow.FlowTable;
import io.otus.core.flow.GapCause;
import io.otus.core.flow.StreamSink;
import io.otus.core.flow.TcpReassembler;
import io.otus.core.net.Transport;
import org.jspecify.annotations.Nullable;

/** Packets to flows and streams in order. */
final class FlowStage implements Stage, FlowListener, StreamSink {
    private final Decoder decoder = new Decoder(new DecodeCounters(), new RecentFrames());
    private final Packet packet = new Packet();
    private final FlowCounters counters = new FlowCounters();
    private final Cards cards = new Cards(EvidenceRequests.NONE);
    private final TcpReassembler reassembler = new TcpReassembler(counters, this, cards, EvidenceRequests.NONE);
    private final FlowTable flows = new FlowTable(counters, this, reassembler);
    private long now;
    private long bytes;

    @Override
    public void accept(Frame frame) {
        now = Math.max(now, frame.time());
        decoder.decode(frame, packet, now);
        if (packet.outcome() != DecodeOutcome.DECODED || packet.isDuplicate()) {
            return;
        }
        Flow flow = flows.accept(packet, now);
        cards.look(flow, packet, now);
        if (packet.transport() == Transport.TCP) {
            reassembler.accept(flow, packet, now);
        }
    }

    @Override
    public long end() {
        flows.endAll(now);
        return bytes;
    }

    @Override
    public void data(
            Flow flow, int side, ByteView block, int at, int length, long frame, long frameTime, int offsetInFrame) {
        bytes += length;
    }

    @Override
    public void gap(Flow flow, int side, long missing, GapCause cause) {
        bytes += missing;
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
            int offsetInFrame) {}

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
            @Nullable FrameSpan earlier) {}

    @Override
    public void anomaly(Flow flow, int side, AnomalyCode code, @Nullable FrameSpan earlier) {}

    @Override
    public void otherHopLimit(Flow flow, int side, int hopLimit, FrameSpan earlier) {}

    @Override
    public void unsent(Flow flow, int side, @Nullable FrameSpan forged) {}

    @Override
    public void otherSender(Flow flow, int side, long mac, long frame, long frameTime, int length) {}

    @Override
    public void cut(Flow flow, int side) {}

    @Override
    public void closed(Flow flow, int side, boolean isWhole) {}

    @Override
    public void flowStarted(Flow flow, long time) {}

    @Override
    public void flowInterval(Flow flow, long time) {}

    @Override
    public void flowEnded(Flow flow, FlowEnd reason, long time) {}
}
