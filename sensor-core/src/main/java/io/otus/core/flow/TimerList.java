package io.otus.core.flow;

import org.jspecify.annotations.Nullable;

/** The flows of one timer class, the longest silent first. Confined to the analysis thread. */
final class TimerList {
    private static final long SECOND = 1_000_000_000L;

    private final long timeout;
    private @Nullable Flow head;
    private @Nullable Flow tail;
    private int size;

    /** A list whose flows end after so many seconds of silence. */
    TimerList(long seconds) {
        timeout = seconds * SECOND;
    }

    int size() {
        return size;
    }

    /** The longest silent flow; null if there is none. */
    @Nullable
    Flow first() {
        return head;
    }

    /** The longest silent flow if it has been silent too long. */
    @Nullable
    Flow due(long now) {
        return head != null && now - head.listedAt >= timeout ? head : null;
    }

    void append(Flow flow, long now) {
        flow.list = this;
        flow.listedAt = now;
        flow.older = tail;
        if (tail == null) {
            head = flow;
        } else {
            tail.newer = flow;
        }
        tail = flow;
        size++;
    }

    void remove(Flow flow) {
        if (flow.older == null) {
            head = flow.newer;
        } else {
            flow.older.newer = flow.newer;
        }
        if (flow.newer == null) {
            tail = flow.older;
        } else {
            flow.newer.older = flow.older;
        }
        flow.older = null;
        flow.newer = null;
        flow.list = null;
        size--;
    }
}
