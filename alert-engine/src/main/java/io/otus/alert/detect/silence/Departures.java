package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Pair;
import io.otus.alert.detect.RecentMap;
import io.otus.core.time.Nanos;
import java.util.List;

/**
 * Tells a master whose connections were closed in its name, as one whose program is started anew or whose system shuts
 * down, from one that is cut off: who loses power or the network closes nothing, and a reset may be anybody's. Where
 * the server is to hang up first, as when a session of EtherNet/IP or OPC UA ends, the master counts as cut off.
 * Confined to the analysis thread.
 */
final class Departures {
    /**
     * A connection that did not stand this long shows nothing by its end: some open one for each turn, and close it.
     */
    private static final long STOOD = Nanos.MINUTE;
    /** Pairs of devices whose connection was closed of late, and clients that closed one; the least recent go first. */
    private static final int MAX_CLOSED = 4_096;

    /** When something was closed last. */
    private static final class Closing {
        private long time;
    }

    private final RecentMap<Pair, Closing> closed = new RecentMap<>(MAX_CLOSED);
    /** Of connections that stood. */
    private final RecentMap<AssetModel, Closing> left = new RecentMap<>(MAX_CLOSED);

    /**
     * A client was the first to close a connection.
     *
     * @param opened event time at which it began, nanoseconds since 1970
     */
    void closed(Pair pair, long opened, long time) {
        closed.getOrMake(pair, Closing::new).time = time;
        if (time - opened >= STOOD) {
            left.getOrMake(pair.client(), Closing::new).time = time;
        }
    }

    /**
     * Whether a client closed each of these conversations behind its latest request, and one at least, with whomever,
     * that had stood.
     *
     * @param since event time of its latest request in one of them, nanoseconds since 1970
     */
    boolean isInOrder(AssetModel client, List<Conversation> silent, long since) {
        Closing leaving = left.get(client);
        if (leaving == null || leaving.time < since) {
            return false;
        }
        for (Conversation each : silent) {
            Closing end = closed.get(new Pair(client, each.server()));
            if (end == null || end.time < each.polls().last()) {
                return false;
            }
        }
        return true;
    }

    /** The sensor was deaf for so long, in nanoseconds. */
    void rebase(long duration) {
        closed.values().forEach(each -> each.time += duration);
        left.values().forEach(each -> each.time += duration);
    }

    long forgotten() {
        return closed.forgotten() + left.forgotten();
    }
}
