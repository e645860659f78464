package io.otus.core.pipeline;

import io.otus.core.decode.Packet;
import io.otus.core.event.DatagramsSeen;
import io.otus.core.event.EventConsumer;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.flow.Flow;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the IP packets without a connection that reach each device, by the second: those of each sender, and all
 * together where they come from several. Confined to the analysis thread.
 */
final class DatagramCounter {
    /** Least number of datagrams within a second that is reported. */
    static final int LEAST = 10;
    /**
     * Pairs of sender and receiver that are counted within one second, and receivers; packets of further pairs count
     * for their receiver, and those to further receivers not at all, which are a flood of none.
     */
    static final int MAX_COUNTED = 4_096;

    private record Line(int segment, @Nullable IpAddress from, IpAddress to, int protocol) {}

    private static final class Count {
        private final boolean isTotal;
        private final @Nullable IpAddress sender;
        private Flow flow;
        private int from;
        private boolean isOfSeveral;
        private int frames;
        private final FrameSpan first;
        private long lastNumber;
        private long lastTime;
        private int lastLength;

        Count(Flow flow, int from, boolean isTotal, Packet packet) {
            this.flow = flow;
            this.from = from;
            this.isTotal = isTotal;
            sender = flow.endpoint(from).ip();
            first = packet.span();
        }

        void add(Flow its, int side, Packet packet) {
            flow = its;
            from = side;
            frames++;
            lastNumber = packet.number();
            lastTime = packet.time();
            lastLength = packet.capturedLength();
            if (isTotal && !isOfSeveral) {
                IpAddress other = its.endpoint(side).ip();
                isOfSeveral = other != null && !other.equals(sender);
            }
        }

        boolean isMany() {
            return frames >= LEAST && isTotal == isOfSeveral;
        }

        Evidence evidence(String capture) {
            FrameSpan last = new FrameSpan(lastNumber, lastTime, 0, lastLength);
            return new Evidence(capture, List.of(first, last), frames, null);
        }
    }

    private final Map<Line, Count> counts = new LinkedHashMap<>();
    private final Map<Line, Count> totals = new LinkedHashMap<>();
    /** The latest one, and what it adds to: in a flood it is the next one too. */
    private @Nullable Count latest;

    private @Nullable Count latestTotal;

    /**
     * Counts a packet of a flow, unless it belongs to a connection or to an exchange that the receiver keeps up with.
     */
    void count(Packet packet, Flow flow) {
        Transport transport = packet.transport();
        int side = flow.sender();
        if (transport != Transport.IP && (transport != Transport.UDP || isAnswered(flow, side))) {
            return;
        }
        if (latest == null || latest.flow != flow || latest.from != side) {
            find(packet, flow, side);
        }
        if (latest != null) {
            latest.add(flow, side, packet);
        }
        if (latestTotal != null && (transport == Transport.IP || flow.protocol() == null)) {
            latestTotal.add(flow, side, packet);
        }
    }

    private static boolean isAnswered(Flow flow, int side) {
        return 2 * flow.frames(1 - side) >= flow.frames(side);
    }

    private void find(Packet packet, Flow flow, int side) {
        latest = null;
        latestTotal = null;
        Endpoint sender = flow.endpoint(side);
        Endpoint receiver = flow.endpoint(1 - side);
        IpAddress from = sender.ip();
        IpAddress to = receiver.ip();
        if (from == null || to == null || to.isUnspecified() || receiver.isGroup()) {
            return;
        }
        latest = count(counts, new Line(flow.endpoint(0).segment(), from, to, flow.protocolNumber()), packet, flow);
        latestTotal =
                count(totals, new Line(flow.endpoint(0).segment(), null, to, flow.protocolNumber()), packet, flow);
    }

    private static @Nullable Count count(Map<Line, Count> among, Line line, Packet packet, Flow flow) {
        Count known = among.get(line);
        if (known == null && among.size() < MAX_COUNTED) {
            known = new Count(flow, flow.sender(), line.from == null, packet);
            among.put(line, known);
        }
        return known;
    }

    /** Ends the second: emits the receivers of many datagrams, and starts counting again. */
    void tell(String capture, long time, EventConsumer out) {
        if (counts.isEmpty()) {
            return;
        }
        tell(counts, capture, time, out);
        tell(totals, capture, time, out);
        latest = null;
        latestTotal = null;
    }

    private static void tell(Map<Line, Count> counted, String capture, long time, EventConsumer out) {
        for (Count each : counted.values()) {
            if (each.isMany()) {
                out.datagrams(new DatagramsSeen(
                        each.flow, each.from, each.isTotal, each.frames, each.evidence(capture), time));
            }
        }
        counted.clear();
    }
}
