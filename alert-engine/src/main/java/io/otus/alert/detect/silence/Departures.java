package io.otus.alert.detect.silence;

import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Pair;
import io.otus.alert.detect.RecentMap;
import java.util.List;

/**
 * Tells a master that closed its connections itself, as one whose program is started anew or whose system shuts down,
 * from one that is cut off: who loses power or the network closes nothing, and a reset may be anybody's. Confined to
 * the analysis thread.
 */
final class Departures {
    private static final long SECOND = 1_000_000_000L;
    /**
     * A connection that did not stand this long shows nothing by its end: some open one for each turn, and close it. In
     * nanoseconds.
     */
    private static final long STOOD = 60 * SECOND;
    /** Pairs of devices whose connection was closed of late; the least recent go first. */
    private static final int MAX_CLOSED = 4_096;

    /** When a client closed its connection with a server. */
    private static final class Closing {
        private long time;
    }

    private final RecentMap<Pair, Closing> closed = new RecentMap<>(MAX_CLOSED);

    /**
     * A client was the first to close a connection.
     *
     * @param opened event time at which it began, nanoseconds since 1970
     */
    void closed(Pair pair, long opened, long time) {
        if (time - opened >= STOOD) {
            closed.getOrMake(pair, Closing::new).time = time;
        } else {
            closed.remove(pair);
        }
    }

    /** Whether the client closed each of these conversations itself, right behind its latest request. */
    boolean isInOrder(List<Conversation> silent) {
        for (Conversation each : silent) {
            Closing end = closed.get(new Pair(each.client(), each.server()));
            if (end == null || Math.abs(end.time - each.polls().last()) > SilenceJudge.TOGETHER) {
                return false;
            }
        }
        return true;
    }

    /** The sensor was deaf for so long, in nanoseconds. */
    void rebase(long duration) {
        for (Closing each : closed.values()) {
            each.time += duration;
        }
    }

    long forgotten() {
        return closed.forgotten();
    }
}
