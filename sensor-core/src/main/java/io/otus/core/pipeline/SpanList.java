package io.otus.core.pipeline;

import io.otus.core.evidence.FrameSpan;
import io.otus.core.evidence.SecretSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of frames that make up some bytes, in order, in an array that is reused. Bounded by the bytes: no part is
 * empty. An empty list takes no memory, for nearly every direction of every flow has one.
 */
final class SpanList {
    private static final int INITIAL_CAPACITY = 4;
    /** Numbers that one part takes: its frame, its time, and its place in the frame. */
    private static final int WIDTH = 3;

    private static final int TIME = 1;
    /** Offset in the upper half, length in the lower one. */
    private static final int PLACE = 2;

    private static final long[] NO_PARTS = {};

    private long[] parts = NO_PARTS;
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

    /** Bytes of its array. */
    int memory() {
        return parts.length * Long.BYTES;
    }

    /** Number of parts, including those that {@link #limit} left out. */
    int total() {
        return size() + omitted;
    }

    private long frame(int i) {
        return parts[i * WIDTH];
    }

    private long time(int i) {
        return parts[i * WIDTH + TIME];
    }

    private int offset(int i) {
        return (int) (parts[i * WIDTH + PLACE] >>> Integer.SIZE);
    }

    private int length(int i) {
        return (int) parts[i * WIDTH + PLACE];
    }

    private void set(int i, long frame, long time, int offset, int length) {
        parts[i * WIDTH] = frame;
        parts[i * WIDTH + TIME] = time;
        parts[i * WIDTH + PLACE] = (long) offset << Integer.SIZE | length;
    }

    /** Shortens a list of more than {@code most} parts: keeps a quarter of that number at each end. */
    void limit(int most) {
        if (size() <= most) {
            return;
        }
        int kept = most / 4;
        int from = end - kept;
        int to = first + kept;
        System.arraycopy(parts, from * WIDTH, parts, to * WIDTH, kept * WIDTH);
        omitted += from - to;
        end = to + kept;
    }

    void add(FrameSpan span) {
        add(span.frame(), span.time(), span.offset(), span.length());
    }

    private void add(long frame, long time, int offset, int length) {
        reserve(1);
        set(end++, frame, time, offset, length);
    }

    /** Makes room for so many parts more. */
    private void reserve(int more) {
        int capacity = parts.length / WIDTH;
        if (end + more <= capacity) {
            return;
        }
        int size = size();
        int wanted = Math.max(INITIAL_CAPACITY, size > capacity / 2 ? capacity * 2 : capacity);
        int from = first * WIDTH;
        parts = Arrays.copyOfRange(parts, from, from + Math.max(wanted, size + more) * WIDTH);
        first = 0;
        end = size;
    }

    /**
     * Moves the parts of the first {@code bytes} bytes to the end of {@code target}; a part that lies across is split.
     */
    void moveTo(SpanList target, int bytes) {
        int left = bytes;
        while (left > 0 && first < end) {
            int length = length(first);
            int taken = Math.min(left, length);
            target.add(frame(first), time(first), offset(first), taken);
            left -= taken;
            if (taken == length) {
                first++;
            } else {
                set(first, frame(first), time(first), offset(first) + taken, length - taken);
            }
        }
    }

    void addAll(SpanList other) {
        reserve(other.size());
        System.arraycopy(other.parts, other.first * WIDTH, parts, end * WIDTH, other.size() * WIDTH);
        end += other.size();
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
            bytes += length(i);
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
            int taken = Math.min(length(i), from + length - at) - skipped;
            if (taken > 0) {
                sink.secret(frame(i), offset(i) + skipped, taken);
            }
            at += length(i);
        }
    }

    long firstFrame() {
        return frame(first);
    }

    int firstLength() {
        return length(first);
    }

    /**
     * The part whose frame came last and so completed the bytes: mostly the last one, unless segments or fragments came
     * out of order.
     */
    FrameSpan latest() {
        int latest = end - 1;
        for (int i = end - 2; i >= first; i--) {
            if (frame(i) > frame(latest)) {
                latest = i;
            }
        }
        return span(latest);
    }

    private FrameSpan span(int i) {
        return new FrameSpan(frame(i), time(i), offset(i), length(i));
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
