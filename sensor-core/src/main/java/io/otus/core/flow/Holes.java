package io.otus.core.flow;

import io.otus.core.list.AgeList;
import org.jspecify.annotations.Nullable;

/**
 * Holes in the streams: bytes that are missing while later ones are here already. The later ones wait in the
 * {@link ReorderBuffer} of their direction and are delivered as soon as the hole before them is filled.
 *
 * <p>A hole is given up, and told as lost, when the receiver acknowledged it, so that it was lost on the way to the
 * sensor only; when its direction, or all directions together, keep too much; or after
 * {@link TcpReassembler#HOLE_PATIENCE}. Confined to the analysis thread.
 */
final class Holes {
    private final FlowCounters counters;
    private final Delivery delivery;
    private final TcpControl control;
    /** The directions with a hole, the one whose first hole has been open for longest first. */
    private final AgeList<TcpSide> waiting = new AgeList<>();

    private long memory;

    /**
     * Starts without holes.
     *
     * @param delivery takes what is next, and what is lost
     * @param control tells the end of a direction when that is reached
     */
    Holes(FlowCounters counters, Delivery delivery, TcpControl control) {
        this.counters = counters;
        this.delivery = delivery;
        this.control = control;
    }

    /** A direction whose hole has been open for too long; null if there is none. */
    @Nullable
    TcpSide due(long now) {
        TcpSide side = waiting.oldest();
        return side != null && now - side.waitingSince >= TcpReassembler.HOLE_PATIENCE ? side : null;
    }

    /** Gives up holes of a direction until one more segment can wait; whether any had to be given up. */
    boolean makeRoom(TcpSide side, long now) {
        if (side.waiting == null || side.waiting.hasRoom()) {
            return false;
        }
        counters.bufferFull++;
        while (side.waiting != null && !side.waiting.hasRoom()) {
            skip(side, now);
        }
        return true;
    }

    /** Keeps a segment, for which there is room, and delivers what it completes. */
    void keep(TcpSide side, Segment segment, long offset, long now) {
        ReorderBuffer buffer = side.waiting;
        if (buffer == null) {
            buffer = new ReorderBuffer();
            side.waiting = buffer;
            memory += buffer.memory();
            open(side, now);
        }
        if (offset > side.delivered) {
            counters.outOfOrder++;
        }
        int before = buffer.memory();
        boolean differs = buffer.put(
                side.delivered,
                offset,
                segment.block,
                segment.at,
                segment.captured,
                segment.frame,
                segment.time,
                segment.offsetInFrame);
        long behind = offset + segment.captured;
        int cut = (int) Math.min(segment.cut, side.delivered + ReorderBuffer.MAX_BYTES - behind);
        if (cut > 0) { // of a length that the header leaves open, as it may be where cards cut segments, more is said
            buffer.put(side.delivered, behind, segment.block, 0, cut, 0, 0, 0);
        }
        memory += buffer.memory() - before;
        if (differs) {
            delivery.conflict(side, segment, segment.captured, null);
        }
        drain(side, now);
        keepWithinBound(now);
    }

    private void keepWithinBound(long now) {
        TcpSide longest = waiting.oldest();
        while (longest != null && memory > TcpReassembler.MAX_TOTAL) {
            counters.bufferFull++;
            skipAll(longest, now);
            control.tellEnd(longest);
            longest = waiting.oldest();
        }
    }

    /** Delivers what waits and is next. If more waits behind a further hole, that one is open from now on. */
    void drain(TcpSide side, long now) {
        ReorderBuffer buffer = side.waiting;
        if (buffer == null || buffer.head() != side.delivered) {
            return;
        }
        while (!buffer.isEmpty() && buffer.head() == side.delivered) {
            int count = buffer.run();
            long frame = buffer.frame();
            if (frame == 0) {
                buffer.take(count);
                delivery.cut(side, count);
            } else {
                int at = buffer.position();
                long time = buffer.time();
                int offsetInFrame = buffer.frameOffset();
                buffer.take(count);
                delivery.bytes(side, buffer.view(), at, count, frame, time, offsetInFrame);
            }
        }
        waiting.remove(side);
        if (buffer.isEmpty()) {
            memory -= buffer.memory();
            side.waiting = null;
        } else {
            open(side, now);
        }
    }

    private void open(TcpSide side, long now) {
        side.waitingSince = now;
        waiting.add(side);
    }

    /** Gives up the first hole of a direction, and delivers what waits behind it. */
    void skip(TcpSide side, long now) {
        ReorderBuffer buffer = side.waiting;
        if (buffer != null) {
            if (buffer.head() > side.delivered) {
                delivery.lost(side, buffer.head() - side.delivered);
            }
            drain(side, now);
        }
    }

    /** Gives up all holes of a direction. */
    void skipAll(TcpSide side, long now) {
        while (side.waiting != null) {
            skip(side, now);
        }
    }
}
