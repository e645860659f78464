package io.otus.core.pipeline;

import io.otus.core.event.Operation;
import io.otus.core.spi.Request;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outstanding requests of one flow, oldest first. Bounded: one more pushes the oldest out. */
final class Transactions {
    /** Most requests that one flow may have outstanding: one message may hold some hundreds. */
    static final int MAX_OUTSTANDING = 512;

    private static final int FIRST = 2;

    private @Nullable Pending[] pending = new Pending[FIRST];
    private int size;

    /**
     * One outstanding request.
     *
     * @param request as the dissector reported it
     * @param operation as it was told
     * @param side who asked
     * @param deadline event time from which it counts as unanswered
     * @param replyGaps how many gaps the reply direction had when it was asked
     */
    record Pending(Request request, Operation operation, int side, long deadline, long replyGaps) {}

    int size() {
        return size;
    }

    private Pending at(int index) {
        return Objects.requireNonNull(pending[index]);
    }

    @Nullable
    Pending find(long transaction, int side) {
        for (int i = 0; i < size; i++) {
            if (at(i).request.transaction() == transaction && at(i).side == side) {
                return at(i);
            }
        }
        return null;
    }

    /** Takes a request out; null when it is not here. */
    @Nullable
    Pending take(long transaction, int side) {
        for (int i = 0; i < size; i++) {
            if (at(i).request.transaction() == transaction && at(i).side == side) {
                return removeAt(i);
            }
        }
        return null;
    }

    /** Adds a request; returns the one pushed out, or null. */
    @Nullable
    Pending add(Pending request) {
        Pending evicted = size == MAX_OUTSTANDING ? removeAt(0) : null;
        if (size == pending.length) {
            pending = Arrays.copyOf(pending, Math.min(MAX_OUTSTANDING, 2 * size));
        }
        pending[size++] = request;
        return evicted;
    }

    /** Takes the first request out whose deadline has come; null when none has. */
    @Nullable
    Pending takeOverdue(long now) {
        for (int i = 0; i < size; i++) {
            if (at(i).deadline <= now) {
                return removeAt(i);
            }
        }
        return null;
    }

    /** Takes the oldest request out; null when there is none. */
    @Nullable
    Pending takeOldest() {
        return size == 0 ? null : removeAt(0);
    }

    private Pending removeAt(int index) {
        Pending removed = at(index);
        System.arraycopy(pending, index + 1, pending, index, size - index - 1);
        pending[--size] = null;
        return removed;
    }

    /** Starts all deadlines anew after a gap in time. */
    void rebase(long shift) {
        for (int i = 0; i < size; i++) {
            Pending old = at(i);
            pending[i] = new Pending(old.request, old.operation, old.side, old.deadline + shift, old.replyGaps);
        }
    }
}
