package io.otus.core.flow;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.Frame;
import io.otus.core.decode.DecodeCounters;
import io.otus.core.decode.Decoder;
import io.otus.core.decode.Packet;
import io.otus.core.decode.RecentFrames;
import io.otus.core.decode.TcpFields;
import io.otus.core.event.AnomalyCode;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.evidence.Purpose;
import io.otus.core.net.MacAddress;
import io.otus.testkit.TestFrames;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One TCP conversation through the real decoder, flow table and reassembler; side 0 is 10.0.0.1:1025, side 1 is
 * 10.0.0.2:502.
 */
final class TcpHarness implements StreamSink, FlowListener {
    final FlowCounters counters;
    /** Who marked which frame, to show later what he tells of. */
    private final Map<Long, FrameHolder> marked = new HashMap<>();

    private final EvidenceRequests keep = new EvidenceRequests() {
        @Override
        public @Nullable String keep(Evidence evidence, Purpose purpose) {
            return null;
        }

        @Override
        public FrameHold hold(int most) {
            return marked::put;
        }
    };
    final Cards cards = new Cards(keep);
    final TcpReassembler reassembler;
    final FlowTable table;
    final List<Flow> flows = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final ByteArrayOutputStream[] streams = {new ByteArrayOutputStream(), new ByteArrayOutputStream()};
    private final Decoder decoder = new Decoder(new DecodeCounters(), new RecentFrames());
    private final Packet packet = new Packet();
    private long number;
    /** What the next segments have in their IP header, and the MAC address that those of side 0 come from. */
    int timeToLive = 64;

    long source = TestFrames.MAC_A;
    /** Bytes that the capture says the next segments had on the wire, their IP header none; 0 for what they had. */
    int original;

    long now = 1_700_000_000_000_000_000L;

    TcpHarness() {
        counters = new FlowCounters();
        reassembler = new TcpReassembler(counters, this, cards, keep);
        table = new FlowTable(counters, this, reassembler);
    }

    /** Whether the frame was marked, and who marked it may still tell of it. */
    boolean isHeld(long frame) {
        FrameHolder holder = marked.get(frame);
        return holder != null && holder.holds(frame);
    }

    /** Tells the streams to another sink than this. */
    TcpHarness(StreamSink sink, FlowCounters counters) {
        this.counters = counters;
        reassembler = new TcpReassembler(counters, sink, cards, keep);
        table = new FlowTable(counters, this, reassembler);
    }

    /** A segment from side 0, where {@code toServer}, or side 1. */
    TcpHarness send(boolean toServer, int sequence, int ack, int flags, String payload) {
        return send(toServer, sequence, ack, flags, payload.getBytes(StandardCharsets.ISO_8859_1), Integer.MAX_VALUE);
    }

    TcpHarness send(boolean toServer, int sequence, int ack, int flags, byte[] payload, int snap) {
        byte[] segment = toServer
                ? TestFrames.tcp(1025, 502, sequence, ack, flags, payload)
                : TestFrames.tcp(502, 1025, sequence, ack, flags, payload);
        long from = toServer ? TestFrames.IP_A : TestFrames.IP_B;
        long to = toServer ? TestFrames.IP_B : TestFrames.IP_A;
        number++;
        byte[] ip = TestFrames.ipv4(from, to, 6, (int) number & 0xFFFF, timeToLive, segment);
        byte[] frame = toServer
                ? TestFrames.ethernet(TestFrames.MAC_B, source, 0x0800, ip)
                : TestFrames.ethernet(TestFrames.MAC_A, TestFrames.MAC_B, 0x0800, ip);
        now += 1000;
        int captured = Math.min(frame.length, snap);
        decoder.decode(frame(frame, captured), packet, now);
        table.advance(now);
        reassembler.advance(now);
        Flow flow = table.accept(packet, now);
        cards.look(flow, packet, now);
        reassembler.accept(flow, packet, now);
        table.taken(flow, now);
        return this;
    }

    private Frame frame(byte[] bytes, int captured) {
        Frame frame = TestFrames.frame(bytes, captured, 1, number, now);
        if (original > 0) {
            byte[] block = bytes.clone();
            block[14 + 2] = 0; // the total length of IPv4
            block[14 + 3] = 0;
            frame.set(ByteView.of(block), 0, captured, original, now, 1, 0, number);
        }
        return frame;
    }

    /** The next segments have this time to live. */
    TcpHarness withTimeToLive(int hops) {
        timeToLive = hops;
        return this;
    }

    /** Event time passes without a frame. */
    TcpHarness pass(long nanoseconds) {
        now += nanoseconds;
        table.advance(now);
        reassembler.advance(now);
        return this;
    }

    TcpHarness handshake(int client, int server) {
        send(true, client, 0, TcpFields.SYN, "");
        send(false, server, client + 1, TcpFields.SYN | TcpFields.ACK, "");
        return send(true, client + 1, server + 1, TcpFields.ACK, "");
    }

    String stream(int side) {
        return streams[side].toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void data(Flow flow, int side, ByteView block, int at, int length, long frame, long time, int offset) {
        byte[] copy = new byte[length];
        block.copyTo(at, copy, 0, length);
        streams[side].writeBytes(copy);
        told.add(side + " data " + new String(copy, StandardCharsets.ISO_8859_1) + " frame " + frame + " at " + offset);
    }

    @Override
    public void gap(Flow flow, int side, long missing, GapCause cause) {
        told.add(side + " gap " + missing + " " + cause);
    }

    @Override
    public void duplicate(
            Flow flow, int side, long behind, ByteView block, int at, int length, long frame, long time, int offset) {
        told.add(side + " duplicate " + length + " behind " + behind + " frame " + frame + " at " + offset);
    }

    @Override
    public void conflict(
            Flow flow,
            int side,
            ByteView block,
            int at,
            int length,
            long frame,
            long time,
            int offset,
            @Nullable FrameSpan earlier) {
        told.add(side + " conflict " + length + " frame " + frame + " at " + offset + because(earlier));
    }

    @Override
    public void anomaly(Flow flow, int side, AnomalyCode code, @Nullable FrameSpan earlier) {
        told.add(side + " anomaly " + code.id() + because(earlier));
    }

    @Override
    public void otherHopLimit(Flow flow, int side, int hopLimit, FrameSpan earlier) {
        told.add(side + " anomaly tcp-009, not " + hopLimit + because(earlier));
    }

    @Override
    public void unsent(Flow flow, int side, @Nullable FrameSpan forged) {
        told.add(side + " never sent it" + because(forged));
    }

    private static String because(@Nullable FrameSpan earlier) {
        return earlier == null ? "" : ", earlier frame " + earlier.frame() + " at " + earlier.offset();
    }

    @Override
    public void otherSender(Flow flow, int side, long mac, long frame, long frameTime, int length) {
        told.add(side + " frame " + frame + " from " + new MacAddress(mac));
    }

    @Override
    public void cut(Flow flow, int side) {
        told.add(side + " cut");
    }

    @Override
    public void closed(Flow flow, int side, boolean isWhole) {
        told.add(side + " closed");
    }

    @Override
    public void flowStarted(Flow flow, long time) {
        flows.add(flow);
        told.add("flow " + flow.id() + " started");
    }

    @Override
    public void flowInterval(Flow flow, long time) {
        told.add("flow " + flow.id() + " interval");
    }

    @Override
    public void flowEnded(Flow flow, FlowEnd reason, long time) {
        told.add("flow " + flow.id() + " " + reason);
    }
}
