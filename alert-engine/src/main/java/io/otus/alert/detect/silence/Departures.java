package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Pair;
import io.otus.alert.detect.RecentMap;
import io.otus.core.time.Nanos;
import java.util.List;

/**
 * Distinguishes a master whose connections were closed in its name, as when its program restarts or its system shuts
 * down, from one that is cut off. A device that loses power or the network closes nothing, and a reset may come from
 * anybody. Where the server has to close first, as when a session of EtherNet/IP or OPC UA ends, the master counts as
 * cut off. Confined to the analysis thread.
 */
final class Departures {
    /**
     * The end of a connection that lasted less than this shows nothing: some clients open and close one for each poll.
     */
    private static final long STOOD = Nanos.MINUTE;
    /**
     * Most pairs of devices whose connection was closed lately, and most clients that closed one; the least recent are
     * forgotten first.
     */
    private static final int MAX_CLOSED = 4_096;

    /** The event time of the latest close. */
    private static final class Closing {
        private long time;
    }

    private final RecentMap<Pair, Closing> closed = new RecentMap<>(MAX_CLOSED);
    /** The clients that closed a connection which had lasted at least {@link #STOOD}. */
    private final RecentMap<AssetModel, Closing> left = new RecentMap<>(MAX_CLOSED);

    /**
     * Notes that a client was the first to close a connection.
     *
     * @param opened event time at which the connection began, nanoseconds since 1970
     */
    void closed(Pair pair, long opened, long time) {
        closed.getOrMake(pair, Closing::new).time = time;
        if (time - opened >= STOOD) {
            left.getOrMake(pair.client(), Closing::new).time = time;
        }
    }

    /**
     * Returns whether a client closed each of these conversations after its latest request, and at least one
     * connection, with whichever device, that had lasted.
     *
     * @param since event time of the client's latest request in one of them, nanoseconds since 1970
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

    /** Moves all times later by the time in which the sensor was deaf, in nanoseconds. */
    void rebase(long duration) {
        closed.values().forEach(each -> each.time += duration);
        left.values().forEach(each -> each.time += duration);
    }

    long forgotten() {
        return closed.forgotten() + left.forgotten();
    }
}
