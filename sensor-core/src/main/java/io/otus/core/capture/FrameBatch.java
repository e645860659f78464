package io.otus.core.capture;

import io.otus.core.bytes.ByteView;

/**
 * Frames on their way from a capture thread to the analysis thread: their bytes one after the other in one array, so a
 * large frame takes more of it and none is too large. Pooled; owned by one thread at a time.
 */
final class FrameBatch {
    /** Most frames of a batch. */
    static final int FRAMES = 512;

    /** Bytes of a batch: at least one frame of any size, or 512 of ordinary size. */
    static final int BYTES = 2 * FrameSource.MAX_FRAME;

    private final int channel;
    private final byte[] bytes = new byte[BYTES];
    private final ByteView view = ByteView.of(bytes);
    private final int[] ends = new int[FRAMES];
    private final int[] originalLengths = new int[FRAMES];
    private final long[] times = new long[FRAMES];
    private int count;
    private int next;

    /** A batch that belongs to a channel's pool. */
    FrameBatch(int channel) {
        this.channel = channel;
    }

    /** The channel whose frames these are. */
    int channel() {
        return channel;
    }

    /** Removes all frames. */
    void clear() {
        count = 0;
        next = 0;
    }

    /** Appends a frame; false if it has no room. */
    boolean add(byte[] frame, int originalLength, long time) {
        int start = count == 0 ? 0 : ends[count - 1];
        if (count == FRAMES || frame.length > BYTES - start) {
            return false;
        }
        System.arraycopy(frame, 0, bytes, start, frame.length);
        ends[count] = start + frame.length;
        originalLengths[count] = originalLength;
        times[count] = time;
        count++;
        return true;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether all frames were taken. */
    boolean isUsedUp() {
        return next == count;
    }

    /** Time of the next frame. */
    long nextTime() {
        return times[next];
    }

    /** Time of the last frame. */
    long lastTime() {
        return times[count - 1];
    }

    /** Takes the next frame. */
    void take(Frame frame, int linkType, long number) {
        int start = next == 0 ? 0 : ends[next - 1];
        frame.set(view, start, ends[next] - start, originalLengths[next], times[next], linkType, channel, number);
        next++;
    }
}
