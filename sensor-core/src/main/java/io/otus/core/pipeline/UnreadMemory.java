package io.otus.core.pipeline;

import io.otus.core.list.AgeList;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what all flows together keep of messages whose end has not come, be it in the pipeline or in a dissector. One
 * flow may keep a whole message of each direction. That is not much for one flow, but would be for as many flows as
 * there may be. Over the bound, the flow that added nothing for longest gives up first. Confined to the analysis
 * thread.
 */
final class UnreadMemory {
    /** Most bytes of all flows together. */
    static final long MAX_TOTAL = 16L << 20;

    private final long most;
    private final AgeList<FlowSession> sessions = new AgeList<>();
    private long used;

    UnreadMemory() {
        this(MAX_TOTAL);
    }

    UnreadMemory(long most) {
        this.most = most;
    }

    /** A flow took bytes: it may keep more or fewer than before. */
    void note(FlowSession session) {
        int now = session.unreadMemory();
        if (now == session.kept) {
            return;
        }
        forget(session);
        if (now > 0) {
            session.kept = now;
            used += now;
            sessions.add(session);
        }
    }

    /** A flow is over, or gave up what it kept. */
    void forget(FlowSession session) {
        if (session.kept == 0) {
            return;
        }
        used -= session.kept;
        session.kept = 0;
        sessions.remove(session);
    }

    /**
     * The flow that has to give up what it keeps, as all keep too much; null mostly. Never the one that added something
     * last.
     */
    @Nullable
    FlowSession surplus() {
        return used > most && sessions.size() > 1 ? sessions.oldest() : null;
    }
}
