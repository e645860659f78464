package io.otus.core.evidence;

/**
 * A part of one frame.
 *
 * @param frame 1-based number of the frame in its capture
 * @param time the frame's own time, in nanoseconds since 1970-01-01T00:00Z
 * @param offset first byte of the part, counted from the link header
 * @param length bytes of the part, at least 0
 */
public record FrameSpan(long frame, long time, int offset, int length) {
    /**
     * A part of it.
     *
     * @param from first byte, counted from that of this span
     * @param count bytes of the part, at most those from there on
     */
    public FrameSpan part(int from, int count) {
        return from == 0 && count == length ? this : new FrameSpan(frame, time, offset + from, count);
    }
}
