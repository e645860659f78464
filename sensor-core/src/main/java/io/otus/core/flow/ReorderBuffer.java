package io.otus.core.flow;

import io.otus.core.bytes.ByteView;
import java.util.Arrays;

/**
 * Bytes of one direction that came before their turn: a ring that is addressed by stream offset, and for each byte the
 * segment that brought it. The first segment that brings a byte keeps it. Storing and taking out cost time in
 * proportion to the bytes, in whatever order they come. Confined to the analysis thread.
 */
final class ReorderBuffer {
    /** How far ahead of the delivered bytes a byte may lie; a power of two. */
    static final int MAX_BYTES = 64 * 1024;

    /** Most segments kept. */
    static final int MAX_PIECES = 4096;

    private static final int INITIAL_BYTES = 2048;
    private static final int INITIAL_PIECES = 16;

    // For each byte of room: itself, the piece that owns it, and one bit whether it is there, to find the end of a hole
    // 64 bytes at a time.
    private byte[] ring = new byte[INITIAL_BYTES];
    private char[] owner = new char[INITIAL_BYTES];
    private long[] present = new long[INITIAL_BYTES / Long.SIZE];
    private ByteView view = ByteView.of(ring);

    // Pieces are numbered from 1; 0 owns nothing. Frame 0 marks bytes that the snap length cut.
    private long[] frames = new long[INITIAL_PIECES];
    private long[] times = new long[INITIAL_PIECES];
    private long[] starts = new long[INITIAL_PIECES];
    private int[] offsets = new int[INITIAL_PIECES];
    private int[] left = new int[INITIAL_PIECES];
    private char[] free = new char[INITIAL_PIECES];
    private int freeCount;
    private int pieces = 1;

    private int size;
    private long head = Long.MAX_VALUE;
    private long end;

    /** Whether nothing is kept. */
    boolean isEmpty() {
        return size == 0;
    }

    /** Stream offset of the first byte kept. */
    long head() {
        return head;
    }

    /** Stream offset behind the last byte kept. */
    long end() {
        return end;
    }

    /** Bytes of memory, about. */
    int memory() {
        return ring.length * 3 + ring.length / 8 + frames.length * 34;
    }

    /** Whether one more segment and the bytes cut from it can be kept. */
    boolean hasRoom() {
        return freeCount >= 2 || pieces + 2 <= MAX_PIECES;
    }

    private int capacityFor(long delivered, long last) {
        int capacity = ring.length;
        while (capacity < last - delivered) {
            capacity *= 2;
        }
        return capacity;
    }

    /**
     * Keeps bytes at {@code offset}, which lies at or behind {@code delivered} and ends at most {@link #MAX_BYTES}
     * behind it.
     *
     * @param frame the frame that brought them; 0 if they were cut and {@code block} is not looked at
     * @return whether bytes that were kept before differ from these
     */
    boolean put(
            long delivered, long offset, ByteView block, int at, int count, long frame, long time, int frameOffset) {
        int capacity = capacityFor(delivered, offset + count);
        if (capacity > ring.length) {
            grow(capacity);
        }
        int mask = ring.length - 1;
        int piece = 0;
        boolean differs = false;
        for (int i = 0; i < count; i++) {
            int slot = (int) (offset + i) & mask;
            if (owner[slot] != 0) {
                differs |= frame != 0 && frames[owner[slot]] != 0 && (ring[slot] & 0xFF) != block.u8(at + i);
                continue;
            }
            if (piece == 0) {
                piece = open(offset, frame, time, frameOffset);
                head = Math.min(head, offset + i);
            }
            owner[slot] = (char) piece;
            present[slot >>> 6] |= 1L << slot;
            ring[slot] = frame == 0 ? 0 : (byte) block.u8(at + i);
            left[piece]++;
            size++;
        }
        end = Math.max(end, offset + count);
        return differs;
    }

    private int open(long offset, long frame, long time, int frameOffset) {
        int piece;
        if (freeCount > 0) {
            piece = free[--freeCount];
        } else {
            if (pieces == frames.length) {
                int larger = pieces * 2;
                frames = Arrays.copyOf(frames, larger);
                times = Arrays.copyOf(times, larger);
                starts = Arrays.copyOf(starts, larger);
                offsets = Arrays.copyOf(offsets, larger);
                left = Arrays.copyOf(left, larger);
                free = Arrays.copyOf(free, larger);
            }
            piece = pieces++;
        }
        frames[piece] = frame;
        times[piece] = time;
        starts[piece] = offset;
        offsets[piece] = frameOffset;
        return piece;
    }

    private void grow(int capacity) {
        byte[] oldRing = ring;
        char[] oldOwner = owner;
        ring = new byte[capacity];
        owner = new char[capacity];
        present = new long[capacity / Long.SIZE];
        for (long offset = head; offset < end; offset++) {
            int from = (int) offset & oldRing.length - 1;
            int to = (int) offset & capacity - 1;
            ring[to] = oldRing[from];
            owner[to] = oldOwner[from];
            if (owner[to] != 0) {
                present[to >>> 6] |= 1L << to;
            }
        }
        view = ByteView.of(ring);
    }

    /** Bytes from {@link #head} on that one segment brought and that lie together in {@link #view}. */
    int run() {
        int slot = (int) head & ring.length - 1;
        int limit = (int) Math.min(ring.length - slot, end - head);
        char piece = owner[slot];
        int count = 1;
        while (count < limit && owner[slot + count] == piece) {
            count++;
        }
        return count;
    }

    /** The kept bytes; those at {@link #head} begin at {@link #position}. */
    ByteView view() {
        return view;
    }

    /** Place of the byte at {@link #head} in {@link #view}. */
    int position() {
        return (int) head & ring.length - 1;
    }

    /** The frame that brought the byte at {@link #head}; 0 if the snap length cut it. */
    long frame() {
        return frames[owner[position()]];
    }

    /** Time of that frame. */
    long time() {
        return times[owner[position()]];
    }

    /** Where the byte at {@link #head} is in that frame; see {@link StreamSink}. */
    int frameOffset() {
        int piece = owner[position()];
        return StreamSink.offsetAfter(offsets[piece], (int) (head - starts[piece]));
    }

    /** Takes out {@code count} bytes, at most {@link #run}; {@link #head} moves to the next byte kept. */
    void take(int count) {
        int slot = position();
        int piece = owner[slot];
        for (int i = slot; i < slot + count; i++) {
            owner[i] = 0;
            present[i >>> 6] &= ~(1L << i);
        }
        size -= count;
        left[piece] -= count;
        if (left[piece] == 0) {
            free[freeCount++] = (char) piece;
        }
        head = size == 0 ? Long.MAX_VALUE : nextPresent(head + count);
    }

    private long nextPresent(long from) {
        long offset = from;
        while (true) {
            int slot = (int) offset & ring.length - 1;
            long word = present[slot >>> 6] >>> slot;
            if (word != 0) {
                return offset + Long.numberOfTrailingZeros(word);
            }
            offset += Long.SIZE - (slot & Long.SIZE - 1);
        }
    }
}
