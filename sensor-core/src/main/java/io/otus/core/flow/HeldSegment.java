package io.otus.core.flow;

/**
 * A copy of a segment that is not believed yet: it lies far away from all that was seen, or came with a SYN. Immutable.
 */
final class HeldSegment {
    /** Memory beside the bytes, about. */
    private static final int OVERHEAD = 64;

    final int sequence;
    /** Sequence number behind its last byte. */
    final int end;
    /** Whether it came with a SYN, so that the receiver reads it once the connection stands. */
    final boolean opening;

    private final byte[] bytes;
    private final int cut;
    private final boolean pushed;
    private final long frame;
    private final long time;
    private final int offsetInFrame;

    HeldSegment(Segment segment, boolean opening) {
        this.opening = opening;
        sequence = segment.sequence;
        end = segment.sequence + segment.length();
        bytes = new byte[segment.captured];
        segment.block.copyTo(segment.at, bytes, 0, bytes.length);
        cut = segment.cut;
        pushed = segment.pushed;
        frame = segment.frame;
        time = segment.time;
        offsetInFrame = segment.offsetInFrame;
    }

    /** Bytes of memory, about. */
    int memory() {
        return bytes.length + OVERHEAD;
    }

    /** Makes {@code segment} this one. */
    void restore(Segment segment) {
        segment.set(bytes, cut, sequence, pushed, frame, time, offsetInFrame);
    }
}
