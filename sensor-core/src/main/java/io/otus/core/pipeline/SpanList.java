package io.otus.core.pipeline;

import io.otus.core.evidence.FrameSpan;
import io.otus.core.evidence.SecretSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of frames that make up some bytes, in order, in arrays that are reused. Bounded by the bytes: no part is
 * empty. An empty list takes no memory, for nearly every direction of every flow has one.
 */
final class SpanList {
    private static final int INITIAL_CAPACITY = 4;
    /** Bytes that one part takes. */
    private static final int BYTES = 2 * Long.BYTES + 2 * Integer.BYTES;

    private static final long[] NO_LONGS = {};
    private static final int[] NO_INTS = {};

    private long[] frames = NO_LONGS;
    private long[] times = NO_LONGS;
    private int[] offsets = NO_INTS;
    private int[] lengths = NO_INTS;
    private int first;
    private int end;
    private int omitted;
    private int carried;

    static SpanList of(List<FrameSpan> spans) {
        SpanList list = new SpanList();
        for (FrameSpan span : spans) {
            list.add(span);
        }
        return list;
    }

    /** A list of one part. */
    static SpanList of(FrameSpan span) {
        SpanList list = new SpanList();
        list.add(span);
        return list;
    }

    int size() {
        return end - first;
    }

    /** Bytes of its arrays. */
    int memory() {
        return frames.length * BYTES;
    }

    /** Number of parts, including those that {@link #limit} left out. */
    int total() {
        return size() + omitted;
    }

    /** Shortens a list of more than {@code most} parts: keeps a quarter of that number at each end. */
    void limit(int most) {
        if (size() <= most) {
            return;
        }
        int kept = most / 4;
        int from = end - kept;
        int to = first + kept;
        System.arraycopy(frames, from, frames, to, kept);
        System.arraycopy(times, from, times, to, kept);
        System.arraycopy(offsets, from, offsets, to, kept);
        System.arraycopy(lengths, from, lengths, to, kept);
        omitted += from - to;
        end = to + kept;
    }

    void add(FrameSpan span) {
        add(span.frame(), span.time(), span.offset(), span.length());
    }

    private void add(long frame, long time, int offset, int length) {
        if (end == frames.length) {
            makeRoom();
        }
        frames[end] = frame;
        times[end] = time;
        offsets[end] = offset;
        lengths[end] = length;
        end++;
    }

    private void makeRoom() {
        int size = size();
        int capacity = size > frames.length / 2 ? frames.length * 2 : Math.max(frames.length, INITIAL_CAPACITY);
        frames = Arrays.copyOf(Arrays.copyOfRange(frames, first, end), capacity);
        times = Arrays.copyOf(Arrays.copyOfRange(times, first, end), capacity);
        offsets = Arrays.copyOf(Arrays.copyOfRange(offsets, first, end), capacity);
        lengths = Arrays.copyOf(Arrays.copyOfRange(lengths, first, end), capacity);
        first = 0;
        end = size;
    }

    /**
     * Moves the parts of the first {@code bytes} bytes to the end of {@code target}; a part that lies across is split.
     */
    void moveTo(SpanList target, int bytes) {
        int left = bytes;
        while (left > 0 && first < end) {
            int taken = Math.min(left, lengths[first]);
            target.add(frames[first], times[first], offsets[first], taken);
            left -= taken;
            if (taken == lengths[first]) {
                first++;
            } else {
                offsets[first] += taken;
                lengths[first] -= taken;
            }
        }
    }

    void addAll(SpanList other) {
        for (int i = other.first; i < other.end; i++) {
            add(other.frames[i], other.times[i], other.offsets[i], other.lengths[i]);
        }
        omitted += other.omitted;
    }

    void clear() {
        first = 0;
        end = 0;
        omitted = 0;
        carried = 0;
    }

    /** Bytes in the parts that are listed. */
    int bytes() {
        int bytes = 0;
        for (int i = first; i < end; i++) {
            bytes += lengths[i];
        }
        return bytes;
    }

    /** Everything so far belongs to earlier messages, which the one whose parts follow completes. */
    void markCarried() {
        carried = bytes();
    }

    /** Bytes of earlier messages, at the front. */
    int carried() {
        return carried;
    }

    /** Reports to the sink in which frames {@code length} bytes lie, from the {@code from}th on. */
    void tell(int from, int length, SecretSink sink) {
        int at = 0;
        for (int i = first; i < end && at < from + length; i++) {
            int skipped = Math.max(0, from - at);
            int taken = Math.min(lengths[i], from + length - at) - skipped;
            if (taken > 0) {
                sink.secret(frames[i], offsets[i] + skipped, taken);
            }
            at += lengths[i];
        }
    }

    long firstFrame() {
        return frames[first];
    }

    int firstLength() {
        return lengths[first];
    }

    /**
     * The part whose frame came last and so completed the bytes: mostly the last one, unless segments or fragments came
     * out of order.
     */
    FrameSpan latest() {
        int latest = end - 1;
        for (int i = end - 2; i >= first; i--) {
            if (frames[i] > frames[latest]) {
                latest = i;
            }
        }
        return span(latest);
    }

    private FrameSpan span(int i) {
        return new FrameSpan(frames[i], times[i], offsets[i], lengths[i]);
    }

    /** The parts, or where there are more than {@code most} the first and last halves of that many. */
    List<FrameSpan> spans(int most) {
        List<FrameSpan> spans = new ArrayList<>(Math.min(size(), most));
        boolean all = size() <= most;
        int head = all ? size() : most / 2;
        for (int i = 0; i < head; i++) {
            spans.add(span(first + i));
        }
        for (int i = all ? end : end - most / 2; i < end; i++) {
            spans.add(span(i));
        }
        return spans;
    }
}
