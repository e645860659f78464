package io.otus.core.flow;

import io.otus.core.list.AgeList;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/** The flows of one timer class, the longest silent first. Confined to the analysis thread. */
final class TimerList {
    private final long timeout;
    private final AgeList<Flow> flows = new AgeList<>();

    /** A list whose flows end after so many seconds of silence. */
    TimerList(long seconds) {
        timeout = seconds * Nanos.SECOND;
    }

    int size() {
        return flows.size();
    }

    /** The longest silent flow; null if there is none. */
    @Nullable
    Flow first() {
        return flows.oldest();
    }

    /** The longest silent flow if it has been silent too long. */
    @Nullable
    Flow due(long now) {
        Flow flow = flows.oldest();
        return flow != null && now - flow.listedAt >= timeout ? flow : null;
    }

    void append(Flow flow, long now) {
        flow.list = this;
        flow.listedAt = now;
        flows.add(flow);
    }

    void remove(Flow flow) {
        flows.remove(flow);
        flow.list = null;
    }
}
