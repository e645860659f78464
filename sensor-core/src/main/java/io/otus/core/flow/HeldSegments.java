package io.otus.core.flow;

/**
 * Segments that are not believed yet, at most one of each direction, in bounded memory. Confined to the analysis
 * thread.
 */
final class HeldSegments {
    /** Most bytes of memory for all of them. */
    static final long MAX_TOTAL = 4L << 20;

    private final FlowCounters counters;
    private long memory;

    HeldSegments(FlowCounters counters) {
        this.counters = counters;
    }

    /**
     * Keeps a copy of the segment until something shows that its receiver took it, in place of another one of the
     * direction.
     */
    void hold(TcpSide side, Segment segment, boolean opening) {
        drop(side);
        HeldSegment held = new HeldSegment(segment, opening);
        if (memory + held.memory() <= MAX_TOTAL) {
            side.held = held;
            memory += held.memory();
        } else {
            counters.bufferFull++;
        }
    }

    /** Forgets that of a direction. */
    void drop(TcpSide side) {
        HeldSegment held = side.held;
        if (held != null) {
            memory -= held.memory();
            side.held = null;
        }
    }
}
