package io.otus.core.flow;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@link DeliveredBytes} of all directions below one bound: at the bound, the one that began first loses its.
 * Confined to the analysis thread.
 */
final class DeliveredMemory {
    /** Most bytes kept for all directions together. */
    static final long MAX_TOTAL = 8L << 20;

    private @Nullable DeliveredBytes oldest;
    private @Nullable DeliveredBytes newest;
    private long used;

    void add(TcpSide side, long offset, ByteView block, int at, int count) {
        DeliveredBytes history = side.history;
        if (history == null) {
            makeRoom(DeliveredBytes.INITIAL_BYTES, side);
            history = new DeliveredBytes(side);
            side.history = history;
            append(history);
            used += history.memory();
        }
        history.add(offset, block, at, count);
        if (history.isTight()) {
            makeRoom(history.memory(), side);
            used += history.memory();
            history.grow();
        }
    }

    void release(TcpSide side) {
        DeliveredBytes history = side.history;
        if (history == null) {
            return;
        }
        if (history.older == null) {
            oldest = history.newer;
        } else {
            history.older.newer = history.newer;
        }
        if (history.newer == null) {
            newest = history.older;
        } else {
            history.newer.older = history.older;
        }
        used -= history.memory();
        side.history = null;
    }

    private void append(DeliveredBytes history) {
        history.older = newest;
        if (newest == null) {
            oldest = history;
        } else {
            newest.newer = history;
        }
        newest = history;
    }

    private void makeRoom(int bytes, TcpSide spared) {
        while (used + bytes > MAX_TOTAL && oldest != null) {
            DeliveredBytes victim = oldest.side == spared ? oldest.newer : oldest;
            if (victim == null) {
                return;
            }
            release(victim.side);
        }
    }
}
