package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.decode.TcpFields;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.time.Nanos;

/**
 * Turns TCP segments into the bytes that each receiver read (RFC 9293 section 3.4 and 3.10.7.4, seen from outside).
 * Connections may be met at any point of their life and may live for ever.
 *
 * <p>A segment in order goes to the sink straight from the frame. One that comes before its turn waits until the hole
 * before it is filled or given up ({@link Holes}). Where several segments bring the same byte, the first wins, and
 * different content is told as a conflict.
 *
 * <p>A segment that lies further away than a window, ahead or behind, may be a stray one, or the stream may have jumped
 * because the sensor missed much of it. It is held ({@link HeldSegments}) and believed once something confirms it: the
 * receiver acknowledges it, or another segment continues it.
 *
 * <p>Checksums are not verified: mirror ports of hosts and virtual switches show segments before their network card
 * filled them in. A forged segment with a wrong checksum therefore shows as a conflict with the true one. Confined to
 * the analysis thread.
 */
public final class TcpReassembler {
    /** Most bytes of memory for what came before its turn, all directions together. */
    public static final long MAX_TOTAL = 16L << 20;

    /** How long a hole may stay open, nanoseconds of event time. */
    public static final long HOLE_PATIENCE = 2 * Nanos.SECOND;

    /** Stands for the length of a gap whose length is not known. */
    public static final long UNKNOWN_LENGTH = 0;

    /** Larger jumps ahead count as a new connection whose opening was not seen. */
    private static final int MAX_GAP = 1 << 26;

    private final FlowCounters counters;
    private final StreamSink sink;
    private final TcpControl control;
    private final HopLimits hopLimits;
    private final Stations stations;
    private final Senders senders;
    private final Delivery delivery;
    private final HeldSegments heldSegments;
    private final Segment heldSegment = new Segment();
    private Segment segment = new Segment();
    private final Holes holes;

    /**
     * Makes a reassembler that delivers to {@code sink}. {@code cards} sees each packet first; {@code keep} holds the
     * frames that later ones may contradict.
     */
    public TcpReassembler(FlowCounters counters, StreamSink sink, Cards cards, EvidenceRequests keep) {
        this.counters = counters;
        this.sink = sink;
        this.hopLimits = new HopLimits(keep);
        this.stations = cards.stations();
        this.senders = new Senders(stations);
        this.control = new TcpControl(sink);
        this.delivery = new Delivery(counters, sink);
        this.heldSegments = new HeldSegments(counters);
        this.holes = new Holes(counters, delivery, control);
    }

    /**
     * Whether this packet opens a new connection on the addresses and ports of {@code flow}, so that the flow is over.
     */
    boolean replaces(Flow flow, Packet packet, int side) {
        TcpConnection connection = flow.tcp;
        return connection != null && TcpControl.replaces(connection, packet, side);
    }

    /** Takes the segment of a packet that belongs to {@code flow}, sent by its {@link Flow#sender}. */
    public void accept(Flow flow, Packet packet, long now) {
        TcpConnection connection = flow.tcp;
        if (connection == null) {
            connection = new TcpConnection(flow);
            flow.tcp = connection;
        }
        TcpSide side = connection.side(flow.sender());
        TcpSide other = connection.side(1 - flow.sender());
        TcpFields tcp = packet.tcp();
        Senders.End forged = senders.lookForHost(side, packet, now);
        if (forged != null) {
            tellOther(forged.side(), forged.by());
        }
        if ((tcp.flags() & (TcpFields.SYN | TcpFields.FIN | TcpFields.RST | TcpFields.ACK)) != TcpFields.ACK
                && !control.accept(connection, side, other, packet)) {
            return;
        }
        if (tcp.has(TcpFields.SYN)) {
            stations.note(packet);
        }
        if (tcp.has(TcpFields.FIN) || tcp.has(TcpFields.RST)) {
            senders.lookAtEnd(side, packet, now);
            if (other.other != null) {
                senders.lookAtAnswer(other, now);
            }
        }
        if (tcp.has(TcpFields.ACK)) {
            acknowledge(other, packet, now);
        }
        int length = packet.payloadLength() + packet.missing();
        if (length > 0 && !tcp.has(TcpFields.RST)) {
            data(connection, side, packet, now);
        } else if (side.other != null && tcp.has(TcpFields.ACK) && !tcp.has(TcpFields.RST) && !tcp.has(TcpFields.FIN)) {
            Senders.Other stranger = senders.lookAtAcknowledgment(side, packet, now);
            if (stranger != null) {
                tellOther(side, stranger);
            }
        }
        if (tcp.has(TcpFields.ACK) && Unsent.isShown(side, packet, length)) {
            delivery.unsent(side, side.next - tcp.sequence());
        }
        if (tcp.has(TcpFields.FIN)) {
            control.fin(side, packet, length);
        }
        if (side.finSeen) {
            control.tellEnd(side);
        }
    }

    /** The packet brings data, or data that the snap length cut. */
    private void data(TcpConnection connection, TcpSide side, Packet packet, long now) {
        counters.segments++;
        Senders.Other stranger = senders.look(side, packet, now);
        if (stranger != null) {
            tellOther(side, stranger);
        }
        if (packet.timeToLive() != side.hopLimit) {
            HopLimits.Known known = hopLimits.contradicted(side, packet);
            if (known != null) {
                sink.otherHopLimit(side.flow, side.index, known.limit(), known.shownBy());
            }
        }
        segment.set(packet);
        if (packet.tcp().has(TcpFields.SYN)) {
            // Queued until the connection stands (RFC 9293 section 3.10.7.2); a refused one was never read.
            heldSegments.hold(side, segment, true);
        } else {
            control.dataSeen(connection, side, segment.sequence);
            take(side, now);
        }
    }

    private void tellOther(TcpSide side, Senders.Other other) {
        sink.otherSender(side.flow, side.index, other.mac(), other.frame(), other.frameTime(), other.length());
    }

    /** Gives up holes that stayed open too long. Cheap when none did; call it whenever event time moved. */
    public void advance(long now) {
        for (TcpSide side = holes.due(now); side != null; side = holes.due(now)) {
            holes.skip(side, now);
            control.tellEnd(side);
        }
    }

    /** Delivers what is still kept of a flow that is over, and forgets it. */
    void finish(Flow flow) {
        TcpConnection connection = flow.tcp;
        if (connection != null) {
            boolean closed = connection.isClosed();
            finish(connection.side0, closed);
            finish(connection.side1, closed);
        }
    }

    private void finish(TcpSide side, boolean closed) {
        holes.skipAll(side, side.waitingSince);
        HeldSegment held = side.held;
        if (held != null && !held.opening && !closed) {
            // Nothing spoke against it: the sensor lost more than it could tell from what was a window away.
            deliverHeld(side, held, side.waitingSince);
        }
        heldSegments.drop(side);
        delivery.forget(side);
    }

    /** The held segment is believed: the stream goes on at it. */
    private void deliverHeld(TcpSide side, HeldSegment held, long now) {
        heldSegments.drop(side);
        side.jumpSeen = false;
        Segment current = segment;
        segment = heldSegment;
        held.restore(segment);
        int ahead = held.sequence - side.next;
        if (ahead >= 0 && ahead <= MAX_GAP) {
            jump(side, side.delivered + ahead, now);
        } else {
            counters.resynchronized++;
            restart(side, now);
            take(side, now);
        }
        segment = current;
    }

    /** The other side expects this byte next. Whatever is missing before it was lost on the way to the sensor only. */
    private void acknowledge(TcpSide side, Packet packet, long now) {
        TcpFields tcp = packet.tcp();
        side.ackSeen = true;
        side.acknowledged = tcp.acknowledgment();
        if (tcp.window() == 0 && !tcp.has(TcpFields.RST)) {
            counters.zeroWindows++;
        }
        HeldSegment held = side.held;
        if (held != null && side.synced && !tcp.has(TcpFields.RST)) { // A reset acknowledges what it refuses.
            int beyond = side.acknowledged - held.end;
            if (beyond >= 0 && beyond <= ReorderBuffer.MAX_BYTES) {
                deliverHeld(side, held, now);
            }
        }
        ReorderBuffer waiting = side.waiting;
        while (waiting != null && side.acknowledged - side.sequenceAt(waiting.head()) >= 0) {
            holes.skip(side, now);
            control.tellEnd(side);
            waiting = side.waiting;
        }
    }

    private void take(TcpSide side, long now) {
        if (!side.synced) {
            if (segment.length() == 1 && isKeepAlive(side)) {
                counters.keepAlives++;
                side.sync(segment.sequence + 1);
                return;
            }
            side.sync(segment.sequence);
        }
        HeldSegment held = side.held;
        if (held != null && held.end == segment.sequence) {
            deliverHeld(side, held, now);
        }
        int ahead = segment.sequence - side.next;
        if (side.held != null && !side.held.opening && Math.abs(ahead) <= ReorderBuffer.MAX_BYTES) {
            heldSegments.drop(side); // The stream goes on where it was.
        }
        if (ahead == 0 && side.waiting == null && !side.finished) {
            delivery.segment(side, segment);
        } else if (ahead < -ReorderBuffer.MAX_BYTES) {
            farBehind(side, now);
        } else if (ahead < 0) {
            behind(side, now);
        } else if (side.finished) {
            afterFin(side, ahead, now);
        } else if (ahead == 0) {
            inOrder(side, now);
        } else {
            ahead(side, ahead, now);
        }
    }

    /**
     * Whether one byte of a stream that is met in mid-life is only asked whether the other side is still there (RFC
     * 9293 section 3.8.4). The other side has it already, or it lacks the PSH that ends all that is sent: taken for
     * data, it would hide a stream that rests.
     */
    private boolean isKeepAlive(TcpSide side) {
        return !segment.pushed || (side.ackSeen && side.acknowledged == segment.sequence + 1);
    }

    /** The segment begins with the next byte while others wait behind a hole, which it may close. */
    private void inOrder(TcpSide side, long now) {
        ReorderBuffer waiting = side.waiting;
        if (waiting == null || side.delivered + segment.length() <= waiting.head()) {
            delivery.segment(side, segment);
            holes.drain(side, now);
        } else {
            keep(side, side.delivered, now);
        }
    }

    /** The segment begins before what was delivered. */
    private void behind(TcpSide side, long now) {
        int back = side.next - segment.sequence;
        if (back == 1 && segment.length() == 1) {
            counters.keepAlives++; // RFC 9293 section 3.8.4: one byte before the next, of any content.
            return;
        }
        delivery.repeat(side, segment, back);
        if (segment.length() > back) {
            segment.trim(back);
            take(side, now);
        }
    }

    /** Bytes at or behind the FIN; the FIN itself takes one sequence number, which is skipped. */
    private void afterFin(TcpSide side, int ahead, long now) {
        if (ahead == 0 && segment.length() == 1) {
            counters.keepAlives++; // The other side has not closed yet and is asked whether it is still there.
            return;
        }
        if (ahead > ReorderBuffer.MAX_BYTES) {
            counters.outOfWindow++;
            return;
        }
        control.dataAfterFin(side);
        holes.skipAll(side, now);
        if (segment.sequence - side.next < 0) {
            take(side, now); // What waited went further.
            return;
        }
        delivery.forget(side);
        side.next = segment.sequence;
        delivery.segment(side, segment);
    }

    /** Bytes are missing before the segment. */
    private void ahead(TcpSide side, int ahead, long now) {
        long offset = side.delivered + ahead;
        if (side.ackSeen && side.acknowledged - segment.sequence >= 0) {
            jump(side, offset, now);
        } else if (ahead + segment.length() > ReorderBuffer.MAX_BYTES || ahead > ReorderBuffer.MAX_BYTES) {
            beyondWindow(side, offset, now);
        } else {
            keep(side, offset, now);
        }
    }

    /** Gives up all that is missing up to {@code offset}, then takes the segment. */
    private void jump(TcpSide side, long offset, long now) {
        while (side.waiting != null && side.waiting.head() <= offset) {
            holes.skip(side, now);
        }
        if (side.delivered < offset) {
            if (offset - side.delivered > MAX_GAP) {
                restart(side, now);
            } else {
                delivery.lost(side, offset - side.delivered);
            }
        }
        take(side, now);
    }

    /**
     * The segment lies further ahead than can be kept: believed if it continues what waits, or another one that lay
     * there.
     */
    private void beyondWindow(TcpSide side, long offset, long now) {
        boolean continues = side.waiting != null && side.waiting.end() == offset;
        if (continues || (side.jumpSeen && side.jumpEnd == segment.sequence)) {
            side.jumpSeen = false;
            heldSegments.drop(side);
            counters.bufferFull++;
            if (continues) {
                long last = offset + segment.length();
                while (side.waiting != null && last - side.delivered > ReorderBuffer.MAX_BYTES) {
                    holes.skip(side, now);
                }
                take(side, now);
            } else {
                counters.resynchronized++;
                jump(side, offset, now);
            }
        } else {
            remember(side);
        }
    }

    private void remember(TcpSide side) {
        counters.outOfWindow++;
        side.jumpSeen = true;
        side.jumpEnd = segment.sequence + segment.length();
        heldSegments.hold(side, segment, false);
    }

    /**
     * The segment lies far behind: an old one again, or the connection was replaced by one whose opening was not seen.
     */
    private void farBehind(TcpSide side, long now) {
        int end = segment.sequence + segment.length();
        if (side.ackSeen && side.acknowledged - end >= 0) {
            // Half the sequence space, the furthest there is, has no positive number of 32 bits.
            delivery.repeat(side, segment, side.next - segment.sequence & 0xFFFF_FFFFL);
            return;
        }
        boolean expected = side.ackSeen && segment.sequence - side.acknowledged <= ReorderBuffer.MAX_BYTES;
        if (expected || (side.jumpSeen && side.jumpEnd == segment.sequence)) {
            side.jumpSeen = false;
            heldSegments.drop(side);
            counters.resynchronized++;
            restart(side, now);
            take(side, now);
        } else {
            remember(side);
        }
    }

    /** The stream goes on at the segment; how much is missing is not known. */
    private void restart(TcpSide side, long now) {
        holes.skipAll(side, now);
        delivery.forget(side);
        side.finSeen = false;
        side.finished = false;
        side.next = segment.sequence;
        delivery.lost(side, UNKNOWN_LENGTH);
    }

    /** Keeps the segment, which ends within the window, and delivers what it completes. */
    private void keep(TcpSide side, long offset, long now) {
        if (holes.makeRoom(side, now)) {
            take(side, now); // The stream moved on meanwhile.
        } else {
            holes.keep(side, segment, offset, now);
        }
    }
}
