package io.otus.core.flow;

import io.otus.core.bytes.ByteView;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.list.AgeList;
import org.jspecify.annotations.Nullable;

/**
 * The latest bytes of one direction, so that a retransmission can be compared with what it repeats. Confined to the
 * analysis thread.
 */
final class DeliveredBytes extends AgeList.Entry<DeliveredBytes> {
    /** Most bytes kept for one direction; a power of two. */
    static final int MAX_BYTES = 4096;

    /** Bytes that lie at most this far before a place in the stream were delivered shortly before it. */
    private static final int LATE_BYTES = 256;

    /**
     * Most bytes that are compared to find out whether one segment is a late copy. Only a sender whose bytes nearly
     * repeat earlier ones at every place exceeds this; its segment is then reported as a conflict.
     */
    private static final int MOST_COMPARED = 64 * 1024;

    /** The offset that stands for none. */
    static final long NONE = Long.MIN_VALUE;

    /** How many frames are remembered: whoever forges bytes competes with the latest ones. */
    private static final int FRAMES = 4;
    /**
     * Numbers kept per frame: frame number, time, stream offset of its bytes, their count, and their offset in the
     * frame.
     */
    private static final int FIELDS = 5;

    /** Bytes kept at first. */
    static final int INITIAL_BYTES = 256;

    /** The direction that it belongs to. */
    final TcpSide side;

    private byte[] ring = new byte[INITIAL_BYTES];
    private long end;
    private int length;
    /**
     * Start of the latest hole among the kept bytes, left by bytes that the sensor missed; equal to the end where there
     * is none.
     */
    private long holeFrom;

    private long holeTo;
    /** The frames that brought the latest bytes, {@value #FIELDS} numbers each; the oldest is overwritten next. */
    private final long[] brought = new long[FRAMES * FIELDS];

    private int latest;
    /** How many bytes may still be compared. */
    private int left;

    DeliveredBytes(TcpSide side) {
        this.side = side;
    }

    /** Bytes of memory that this object takes. */
    int memory() {
        return ring.length + FRAMES * FIELDS * Long.BYTES;
    }

    /** Bytes of memory at first. */
    static int memoryAtFirst() {
        return INITIAL_BYTES + FRAMES * FIELDS * Long.BYTES;
    }

    /** Whether more bytes came than there is room for, and more room may be made. */
    boolean isTight() {
        return length == ring.length && ring.length < MAX_BYTES;
    }

    /** Doubles the room. */
    void grow() {
        byte[] larger = new byte[ring.length * 2];
        for (long offset = end - length; offset < end; offset++) {
            larger[(int) offset & larger.length - 1] = ring[(int) offset & ring.length - 1];
        }
        ring = larger;
    }

    /**
     * Adds bytes at stream offset {@code offset}. A few missing bytes before them stay as a hole. If many are missing,
     * or there would be two holes, everything before is forgotten.
     */
    void add(long offset, ByteView block, int at, int count) {
        if (offset != end) {
            skip(offset);
        }
        int from = at;
        int rest = count;
        if (rest > ring.length) {
            from += rest - ring.length;
            rest = ring.length;
        }
        end = offset + count;
        int start = (int) (end - rest) & ring.length - 1;
        int first = Math.min(rest, ring.length - start);
        block.copyTo(from, ring, start, first);
        block.copyTo(from + first, ring, 0, rest - first);
        length = Math.min(ring.length, length + count);
    }

    /** Notes which frame brought the bytes at a stream offset. */
    void broughtBy(long offset, int count, long frame, long time, int offsetInFrame) {
        latest = latest + FIELDS < brought.length ? latest + FIELDS : 0;
        brought[latest] = frame;
        brought[latest + 1] = time;
        brought[latest + 2] = offset;
        brought[latest + 3] = count;
        brought[latest + 4] = offsetInFrame;
    }

    /** The frame that brought the byte at a stream offset; null where it is remembered no more. */
    @Nullable
    FrameSpan bringer(long offset) {
        for (int at = 0; at < brought.length; at += FIELDS) {
            long from = brought[at + 2];
            if (brought[at] != 0 && from <= offset && offset < from + brought[at + 3]) {
                return new FrameSpan(
                        brought[at], brought[at + 1], Math.max(0, (int) brought[at + 4]), (int) brought[at + 3]);
            }
        }
        return null;
    }

    private void skip(long offset) {
        long missing = offset - end;
        if (length == 0 || missing < 0 || missing > LATE_BYTES) {
            length = 0;
            return;
        }
        long since = Math.max(end - length, holeTo);
        holeFrom = end;
        holeTo = offset;
        length = (int) Math.min(ring.length, offset - since);
    }

    private boolean isKnown(long offset) {
        return offset < holeFrom || offset >= holeTo;
    }

    /**
     * Whether bytes that came again at {@code offset}, and differ from those delivered there, are a late copy of
     * earlier bytes and no forgery. They are a copy if all of them were delivered shortly before that place. If it was
     * longer ago, the bytes delivered at that place must repeat earlier ones as well: numbers within messages wrap
     * around, so a new message may equal one of long ago.
     */
    boolean isLateCopy(long offset, ByteView block, int at, int count) {
        left = MOST_COMPARED;
        long found = lastPlace(offset, block, at, count);
        left = MOST_COMPARED;
        return found != NONE && (offset - found <= LATE_BYTES || isRepeated(offset, count));
    }

    /** The last place before {@code offset} of these bytes; {@link #NONE} where they are not remembered. */
    private long lastPlace(long offset, ByteView block, int at, int count) {
        for (long from = Math.min(offset, end) - count; from >= end - length && left > 0; from--) {
            if (isAt(from, block, at, count)) {
                return from;
            }
        }
        return NONE;
    }

    /** Whether what was delivered at {@code offset} was delivered before as well. */
    private boolean isRepeated(long offset, int count) {
        for (long from = offset - count; offset + count <= end && from >= end - length && left > 0; from--) {
            int same = 0;
            while (same < count
                    && isKnown(from + same)
                    && isKnown(offset + same)
                    && octet(from + same) == octet(offset + same)) {
                same++;
            }
            left -= same + 1;
            if (same == count) {
                return true;
            }
        }
        return false;
    }

    /** Whether all of these bytes were delivered at {@code offset}. */
    private boolean isAt(long offset, ByteView block, int at, int count) {
        int same = 0;
        while (same < count && isKnown(offset + same) && (octet(offset + same) & 0xFF) == block.u8(at + same)) {
            same++;
        }
        left -= same + 1;
        return same == count;
    }

    private byte octet(long offset) {
        return ring[(int) offset & ring.length - 1];
    }

    /**
     * The offset of the first of these bytes that differs from what was delivered there, as far as that is still known;
     * {@link #NONE} where none differs.
     */
    long differs(long offset, ByteView block, int at, int count) {
        long from = Math.max(offset, end - length);
        long to = Math.min(offset + count, end);
        for (long i = from; i < to; i++) {
            if (isKnown(i) && (octet(i) & 0xFF) != block.u8(at + (int) (i - offset))) {
                return i;
            }
        }
        return NONE;
    }
}
