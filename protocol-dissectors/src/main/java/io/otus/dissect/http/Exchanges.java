package io.otus.dissect.http;

import io.otus.core.event.Service;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Requests that wait for their answers, which come in the order of the requests (RFC 9112 §9.3.2). Confined. */
final class Exchanges {
    /** Most requests that wait; further ones are not paired. */
    static final int MAX_OUTSTANDING = 64;

    /**
     * A request.
     *
     * @param transaction its number on this connection
     * @param path what was asked for, without a query
     * @param proxied whether another host is meant than the one that answers
     * @param user who signs in; empty where nobody does
     */
    record Asked(long transaction, Method method, Service service, String path, boolean proxied, String user) {}

    private final Deque<Asked> waiting = new ArrayDeque<>(2);
    private long count;
    private boolean loginRefused;

    long next() {
        return ++count;
    }

    void add(Asked asked) {
        if (waiting.size() < MAX_OUTSTANDING) {
            waiting.add(asked);
        }
    }

    /** The request that the next answer is for. */
    @Nullable
    Asked first() {
        return waiting.peek();
    }

    @Nullable
    Asked take() {
        return waiting.poll();
    }

    /** A login was answered. */
    void loginAnswered(boolean refused) {
        loginRefused = refused;
    }

    /** Whether the last login that was answered was refused: the next is another attempt, also by the same name. */
    boolean isLoginRefused() {
        return loginRefused;
    }

    /** From now on it is not known which answer belongs to which request. */
    void forget() {
        waiting.clear();
    }

    /** Whether a request was read before. */
    boolean begun() {
        return count > 0;
    }
}
