package io.otus.core.flow;

import io.otus.core.list.AgeList;
import org.jspecify.annotations.Nullable;

/** The directions with a hole, the one that waits longest first. Confined to the analysis thread. */
final class HoleTimers {
    private final AgeList<TcpSide> sides = new AgeList<>();

    /** The direction that waits longest; null if none waits. */
    @Nullable
    TcpSide first() {
        return sides.oldest();
    }

    /** A direction whose hole has been open for too long; null if there is none. */
    @Nullable
    TcpSide due(long now) {
        TcpSide side = sides.oldest();
        return side != null && now - side.waitingSince >= TcpReassembler.HOLE_PATIENCE ? side : null;
    }

    void add(TcpSide side, long now) {
        side.waitingSince = now;
        sides.add(side);
    }

    void remove(TcpSide side) {
        sides.remove(side);
    }
}
