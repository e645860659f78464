package io.otus.core.flow;

import org.jspecify.annotations.Nullable;

/** The directions with a hole, the one that waits longest first. Confined to the analysis thread. */
final class HoleTimers {
    private @Nullable TcpSide head;
    private @Nullable TcpSide tail;

    /** The direction that waits longest; null if none waits. */
    @Nullable
    TcpSide first() {
        return head;
    }

    /** A direction whose hole has been open for too long; null if there is none. */
    @Nullable
    TcpSide due(long now) {
        return head != null && now - head.waitingSince >= TcpReassembler.HOLE_PATIENCE ? head : null;
    }

    void add(TcpSide side, long now) {
        side.waitingSince = now;
        side.older = tail;
        if (tail == null) {
            head = side;
        } else {
            tail.newer = side;
        }
        tail = side;
    }

    void remove(TcpSide side) {
        if (side.older == null) {
            head = side.newer;
        } else {
            side.older.newer = side.newer;
        }
        if (side.newer == null) {
            tail = side.older;
        } else {
            side.newer.older = side.older;
        }
        side.older = null;
        side.newer = null;
    }
}
