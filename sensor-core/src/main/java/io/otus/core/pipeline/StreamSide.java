package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.evidence.FrameSpan;
import org.jspecify.annotations.Nullable;

/**
 * The unread bytes of one direction of a stream: the beginning of a message whose end has not arrived. Where nothing is
 * unread no memory is held for it, since that is how nearly all of some ten thousand flows stand at any time.
 */
final class StreamSide {
    private static final int REMEMBERED = 64;
    private static final byte[] NO_BYTES = {};
    private static final long[] NOTHING_READ = {};

    private @Nullable SpanList spans;
    private byte[] buffer = NO_BYTES;
    private int start;
    private int end;
    /** Stream position of the first unread byte, counted from the first byte seen. */
    private long position;
    /** Segments in a row that began with no message. */
    int strangeSegments;

    private long[] readStarts = NOTHING_READ;
    private long[] readFrames = NOTHING_READ;
    private int read;

    int buffered() {
        return end - start;
    }

    /** Bytes of memory that the unread bytes take, with where they came from. */
    int memory() {
        return buffer.length + (spans == null ? 0 : spans.memory());
    }

    long position() {
        return position;
    }

    /** Number of the frame that holds the first unread byte; the largest number where there is none. */
    long firstFrame() {
        return spans == null || spans.size() == 0 ? Long.MAX_VALUE : spans.firstFrame();
    }

    /** The parts of frames that hold the unread bytes. */
    SpanList spans() {
        SpanList known = spans;
        if (known == null) {
            known = new SpanList();
            spans = known;
        }
        return known;
    }

    /** All unread bytes. */
    ByteView view() {
        return ByteView.of(buffer, start, end - start);
    }

    /** Appends bytes; false, and nothing appended, when there would be more than {@code most}. */
    boolean append(int most, ByteView bytes, FrameSpan span) {
        int length = bytes.length();
        int needed = buffered() + length;
        if (needed > most) {
            return false;
        }
        if (end + length > buffer.length) {
            byte[] target = needed <= buffer.length
                    ? buffer
                    : new byte[Math.min(Math.max(256, Integer.highestOneBit(needed) * 2), Math.max(256, most))];
            System.arraycopy(buffer, start, target, 0, end - start);
            buffer = target;
            end -= start;
            start = 0;
        }
        bytes.copyTo(0, buffer, end, length);
        end += length;
        spans().add(span);
        return true;
    }

    /** Drops the first {@code length} unread bytes, whose spans are moved to {@code target}. */
    void consume(int length, SpanList target) {
        spans().moveTo(target, length);
        start += length;
        position += length;
        if (start == end) {
            release();
        }
    }

    /** Drops the unread bytes of the first segment, so that reading may begin anew where the next one begins. */
    void dropSegment() {
        consume(firstSegment(), new SpanList());
    }

    /** How many unread bytes came first, in one piece. */
    int firstSegment() {
        return spans().firstLength();
    }

    /** Bytes went by without being kept here. */
    void skip(long length) {
        position += length;
    }

    /** Drops everything unread. */
    void clear() {
        position += buffered();
        release();
    }

    private void release() {
        start = 0;
        end = 0;
        spans = null;
        buffer = NO_BYTES;
    }

    /** Remembers where a message began, for rows of retransmitted bytes. */
    void remember(long messageStart, FrameSpan completedBy) {
        if (read == 0) {
            readStarts = new long[REMEMBERED];
            readFrames = new long[REMEMBERED];
        }
        readStarts[read % REMEMBERED] = messageStart;
        readFrames[read % REMEMBERED] = completedBy.frame();
        read++;
    }

    /** Number of the frame that completed the message which began at this position; 0 when it is not remembered. */
    long frameOf(long messageStart) {
        for (int i = Math.max(0, read - REMEMBERED); i < read; i++) {
            if (readStarts[i % REMEMBERED] == messageStart) {
                return readFrames[i % REMEMBERED];
            }
        }
        return 0;
    }

    /** Start of the first remembered message at or after this position; -1 when there is none. */
    long nextMessageFrom(long position) {
        long best = -1;
        for (int i = 0; i < Math.min(read, REMEMBERED); i++) {
            if (readStarts[i] >= position && (best < 0 || readStarts[i] < best)) {
                best = readStarts[i];
            }
        }
        return best;
    }
}
