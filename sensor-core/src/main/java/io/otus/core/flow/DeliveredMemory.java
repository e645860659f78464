package io.otus.core.flow;

import io.otus.core.bytes.ByteView;
import io.otus.core.list.AgeList;

/**
 * Keeps {@link DeliveredBytes} of all directions below one bound: at the bound, the one that began first loses its.
 * Confined to the analysis thread.
 */
final class DeliveredMemory {
    /** Most bytes kept for all directions together. */
    static final long MAX_TOTAL = 8L << 20;

    private final AgeList<DeliveredBytes> histories = new AgeList<>();
    private long used;

    /** Adds bytes at a stream offset, and returns what is kept of their direction. */
    DeliveredBytes add(TcpSide side, long offset, ByteView block, int at, int count) {
        DeliveredBytes history = side.history;
        if (history == null) {
            makeRoom(DeliveredBytes.memoryAtFirst(), side);
            history = new DeliveredBytes(side);
            side.history = history;
            histories.add(history);
            used += history.memory();
        }
        history.add(offset, block, at, count);
        if (history.isTight()) {
            makeRoom(history.memory(), side);
            used -= history.memory();
            history.grow();
            used += history.memory();
        }
        return history;
    }

    void release(TcpSide side) {
        DeliveredBytes history = side.history;
        if (history == null) {
            return;
        }
        histories.remove(history);
        used -= history.memory();
        side.history = null;
    }

    private void makeRoom(int bytes, TcpSide spared) {
        while (used + bytes > MAX_TOTAL) {
            DeliveredBytes victim = histories.oldest();
            if (victim != null && victim.side == spared) {
                victim = histories.after(victim);
            }
            if (victim == null) {
                return;
            }
            release(victim.side);
        }
    }
}
