package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.decode.TcpFields;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.list.AgeList;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a TCP connection. Stream offsets count the bytes told to the sink, gaps included, from 0; sequence
 * numbers are 32 bits and wrap, so they are only ever compared by the sign of their difference (RFC 9293 section 3.4).
 * Confined to the analysis thread.
 */
final class TcpSide extends AgeList.Entry<TcpSide> {
    static final long NOTHING = Long.MIN_VALUE;

    final Flow flow;
    final int index;

    /** Whether {@link #next} is known. */
    boolean synced;

    /** Sequence number of the next byte to deliver. */
    int next;

    /** Time to live of the latest segment with data; 0 before the first. */
    int hopLimit;

    /** MAC address of the latest segment with data; {@link Packet#NONE} before the first. */
    long mac = Packet.NONE;

    /** What another MAC address sent in this side's name just before; null as a rule. */
    Senders.@Nullable Other other;

    /** Whether it was reported that two MAC addresses send this side. */
    boolean othersTold;

    /**
     * How often this side went back behind what the other side has acknowledged, and to which sequence number:
     * {@link Unsent}.
     */
    int retreats;

    /** The highest acknowledgment number that this side sent, 32 bits; {@link #NOTHING} before the first. */
    long acknowledging = NOTHING;

    int retreatedTo;

    /**
     * The latest acknowledgment number of this side's empty segments, and the lowest sequence number that they had:
     * {@link Unsent#isPast}.
     */
    long standingAcknowledgment = NOTHING;

    int standing;

    /** Stream offset of the next byte to deliver. */
    long delivered;

    /** Whether a SYN of this side was seen, and its sequence number. */
    boolean synSeen;

    int initial;

    /** Latest acknowledgment of the other side: the next byte that it expects from this one. */
    boolean ackSeen;

    int acknowledged;

    /** Whether a FIN was seen, and the stream offset behind the last byte before it. */
    boolean finSeen;

    long finOffset;

    /** The frame of that FIN. */
    @Nullable
    FrameSpan finFrame;

    /** Whether everything up to the FIN was delivered. */
    boolean finished;

    /** Whether the end was reported to the sink. */
    boolean closedTold;

    /**
     * Where the latest segment that fell out of the window ended: one more that continues it proves that the stream
     * jumped.
     */
    boolean jumpSeen;

    int jumpEnd;

    /** The latest segment that is not believed yet; null if none, or where there was no room for it. */
    @Nullable
    HeldSegment held;

    /** Bytes that arrived ahead of a hole; null where there are none. */
    @Nullable
    ReorderBuffer waiting;

    /** When the first hole opened. */
    long waitingSince;

    /**
     * The latest bytes delivered; null before the first, and where they were dropped to keep the bound over all flows.
     */
    @Nullable
    DeliveredBytes history;

    TcpSide(Flow flow, int index) {
        this.flow = flow;
        this.index = index;
    }

    /**
     * Whether only somebody who still is at its address sends this. A host that was replaced repeats, asks whether the
     * other side is there, and ends.
     */
    boolean speaksOn(Packet packet) {
        if (packet.tcp().has(TcpFields.RST) || packet.tcp().has(TcpFields.FIN)) {
            return false;
        }
        if (packet.tcp().has(TcpFields.SYN)) {
            return !synSeen || initial != packet.tcp().sequence();
        }
        int length = packet.payloadLength() + packet.missing();
        return length > 0 && synced && packet.tcp().sequence() + length - next > 0;
    }

    /** Whether this side sent data and has not sent a FIN. */
    boolean isInUse() {
        return delivered > 0 && !finSeen;
    }

    void sync(int sequence) {
        synced = true;
        next = sequence;
    }

    /** Sequence number at a stream offset. */
    int sequenceAt(long offset) {
        return next + (int) (offset - delivered);
    }
}
