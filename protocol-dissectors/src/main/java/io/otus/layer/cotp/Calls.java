package io.otus.layer.cotp;

import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The transport selectors that a client calls at a device, each in a connection of its own, until somebody confirms
 * them. Bounded: the pair that called first makes room. Confined to the analysis thread.
 */
final class Calls {
    /** Most pairs of which calls are open. */
    static final int MAX_PAIRS = 1_024;
    /** Most open calls of a pair; further ones are not followed. */
    static final int MAX_OPEN = 64;
    /** Time after which a call that was not confirmed counts as unanswered. */
    static final long PATIENCE = Nanos.SECOND;

    /**
     * A selector that is called.
     *
     * @param frame the frame of the call; null where it is not known
     */
    record Call(String selector, long time, @Nullable FrameSpan frame) {}

    private record Pair(
            int segment,
            @Nullable IpAddress client,
            @Nullable IpAddress server) {
        static Pair of(Endpoint client, Endpoint server) {
            return new Pair(server.segment(), client.ip(), server.ip());
        }

        /** A device, whoever calls it. */
        static Pair of(Endpoint server) {
            return new Pair(server.segment(), null, server.ip());
        }
    }

    private final Map<Pair, Map<String, Call>> open = new LinkedHashMap<>();
    /** Devices that were heard: of others nobody knows whether they confirm, as where one direction is mirrored. */
    private final SequencedSet<Pair> heard = new LinkedHashSet<>();

    /** A device says something to whoever has called it. */
    void heard(Endpoint server) {
        if (heard.add(Pair.of(server)) && heard.size() > MAX_PAIRS) {
            heard.removeFirst();
        }
    }

    /** A selector is called; those of the same two that were called a while ago, and that nobody confirmed. */
    List<Call> called(Endpoint client, Endpoint server, Call call) {
        if (!heard.contains(Pair.of(server))) {
            return List.of();
        }
        Pair pair = Pair.of(client, server);
        Map<String, Call> mine = open.get(pair);
        if (mine == null) {
            if (open.size() == MAX_PAIRS) {
                open.remove(open.keySet().iterator().next());
            }
            mine = new LinkedHashMap<>();
            open.put(pair, mine);
        }
        List<Call> missing = new ArrayList<>(0);
        for (Call each : mine.values()) {
            if (call.time - each.time >= PATIENCE && !each.selector.equals(call.selector)) {
                missing.add(each);
            }
        }
        for (Call each : missing) {
            mine.remove(each.selector);
        }
        if (mine.size() < MAX_OPEN) {
            mine.put(call.selector, call);
        }
        return missing;
    }

    /** A selector is there. */
    void confirmed(Endpoint client, Endpoint server, String selector) {
        Pair pair = Pair.of(client, server);
        Map<String, Call> mine = open.get(pair);
        if (mine != null && mine.remove(selector) != null && mine.isEmpty()) {
            open.remove(pair);
        }
    }
}
