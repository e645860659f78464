package io.otus.core.flow;

import io.otus.core.bytes.ByteView;
import io.otus.core.evidence.FrameSpan;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what a direction's receiver read: bytes once, gaps where they are missing, and what came again or otherwise
 * than before. Confined to the analysis thread.
 */
final class Delivery {
    private final FlowCounters counters;
    private final StreamSink sink;
    private final DeliveredMemory memory = new DeliveredMemory();

    Delivery(FlowCounters counters, StreamSink sink) {
        this.counters = counters;
        this.sink = sink;
    }

    /** The whole segment is next. */
    void segment(TcpSide side, Segment segment) {
        if (segment.captured > 0) {
            bytes(
                    side,
                    segment.block,
                    segment.at,
                    segment.captured,
                    segment.frame,
                    segment.time,
                    segment.offsetInFrame);
        }
        if (segment.cut > 0) {
            cut(side, segment.cut);
        }
    }

    /** These bytes are next. */
    void bytes(TcpSide side, ByteView block, int at, int length, long frame, long time, int offsetInFrame) {
        memory.add(side, side.delivered, block, at, length)
                .broughtBy(side.delivered, length, frame, time, offsetInFrame);
        side.next += length;
        side.delivered += length;
        sink.data(side.flow, side.index, block, at, length, frame, time, offsetInFrame);
    }

    /** The next bytes were on the wire, and the snap length cut them. */
    void cut(TcpSide side, int missing) {
        counters.cutBytes += missing;
        gap(side, missing, GapCause.SNAPLEN);
    }

    /** The next bytes are lost to the sensor. */
    void lost(TcpSide side, long missing) {
        counters.gaps++;
        counters.gapBytes += missing;
        gap(side, missing, GapCause.LOST);
    }

    private void gap(TcpSide side, long missing, GapCause cause) {
        side.next += (int) missing;
        side.delivered += missing;
        sink.gap(side.flow, side.index, missing, cause);
    }

    /**
     * Compares what came again with what was delivered.
     *
     * @param back how many bytes ago it was
     */
    void repeat(TcpSide side, Segment segment, long back) {
        counters.retransmissions++;
        int count = (int) Math.min(back, segment.captured);
        if (count == 0) {
            return;
        }
        DeliveredBytes history = side.history;
        long place = side.delivered - back;
        long other = history == null ? DeliveredBytes.NONE : history.differs(place, segment.block, segment.at, count);
        if (history != null && other != DeliveredBytes.NONE) {
            if (history.isLateCopy(place, segment.block, segment.at, count)) {
                counters.conflicts++;
                sink.anomaly(side.flow, side.index, TcpAnomaly.LATE_COPY, null);
            } else if (Unsent.isPast(side, side.next - (int) back + count)) {
                counters.conflicts++;
                sink.anomaly(side.flow, side.index, TcpAnomaly.LATE_CONFLICT, history.bringer(other));
            } else {
                conflict(side, segment, count, history.bringer(other));
            }
        } else {
            sink.duplicate(
                    side.flow,
                    side.index,
                    back,
                    segment.block,
                    segment.at,
                    count,
                    segment.frame,
                    segment.time,
                    segment.offsetInFrame);
        }
    }

    /**
     * The first bytes of the segment are others than were sent in their place before.
     *
     * @param earlier the frame that brought those; null where nobody knows any more
     */
    void conflict(TcpSide side, Segment segment, int count, @Nullable FrameSpan earlier) {
        counters.conflicts++;
        sink.conflict(
                side.flow,
                side.index,
                segment.block,
                segment.at,
                count,
                segment.frame,
                segment.time,
                segment.offsetInFrame,
                earlier);
    }

    /**
     * A side shows that it never sent what came behind this sequence number.
     *
     * @param back how many bytes that is
     */
    void unsent(TcpSide side, int back) {
        DeliveredBytes history = side.history;
        sink.unsent(side.flow, side.index, history == null ? null : history.bringer(side.delivered - back));
    }

    /** Nothing that comes again can be compared with what was delivered so far. */
    void forget(TcpSide side) {
        memory.release(side);
    }
}
