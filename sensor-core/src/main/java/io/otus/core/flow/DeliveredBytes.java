package io.otus.core.flow;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/** The latest bytes of one direction, so that a retransmission can be compared with what it repeats. Confined to the analysis thread. */
final class DeliveredBytes {
    /** Most bytes kept for one direction; a power of two. */
    static final int MAX_BYTES = 4096;

    /** Bytes before a place in which a late copy is looked for: numbers within messages come round after more. */
    private static final int LATE_BYTES = 256;

    /** Bytes kept at first. */
    static final int INITIAL_BYTES = 256;

    /** The direction that it belongs to, and its neighbours in the list of {@link DeliveredMemory}. */
    final TcpSide side;

    @Nullable
    DeliveredBytes older;

    @Nullable
    DeliveredBytes newer;

    private byte[] ring = new byte[INITIAL_BYTES];
    private long end;
    private int length;

    DeliveredBytes(TcpSide side) {
        this.side = side;
    }

    /** Bytes of memory. */
    int memory() {
        return ring.length;
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

    /** Adds bytes at stream offset {@code offset}; what is not contiguous with the bytes before replaces them. */
    void add(long offset, ByteView block, int at, int count) {
        if (offset != end) {
            length = 0;
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

    /** Whether these bytes were delivered shortly before {@code offset}, as a whole. */
    boolean holds(long offset, ByteView block, int at, int count) {
        long earliest = Math.max(offset - LATE_BYTES, end - length);
        for (long from = Math.min(offset, end) - count; from >= earliest; from--) {
            if (!differs(from, block, at, count)) {
                return true;
            }
        }
        return false;
    }

    /** Whether these bytes differ from what was delivered at {@code offset}, as far as that is still known. */
    boolean differs(long offset, ByteView block, int at, int count) {
        long from = Math.max(offset, end - length);
        long to = Math.min(offset + count, end);
        for (long i = from; i < to; i++) {
            if ((ring[(int) i & ring.length - 1] & 0xFF) != block.u8(at + (int) (i - offset))) {
                return true;
            }
        }
        return false;
    }
}
