package io.otus.layer.cotp;

import io.otus.core.net.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** Who does not confirm for so long does not, in nanoseconds. */
    static final long PATIENCE = 1_000_000_000L;

    private record Pair(
            int segment,
            @Nullable IpAddress client,
            @Nullable IpAddress server) {}

    private final Map<Pair, Map<String, Long>> open = new LinkedHashMap<>();

    /** A selector is called; those of the same two that were called a while ago, and that nobody confirmed. */
    List<String> called(
            int segment, @Nullable IpAddress client, @Nullable IpAddress server, String selector, long time) {
        Pair pair = new Pair(segment, client, server);
        Map<String, Long> mine = open.get(pair);
        if (mine == null) {
            if (open.size() == MAX_PAIRS) {
                open.remove(open.keySet().iterator().next());
            }
            mine = new LinkedHashMap<>();
            open.put(pair, mine);
        }
        List<String> missing = new ArrayList<>(0);
        for (Map.Entry<String, Long> each : mine.entrySet()) {
            if (time - each.getValue() >= PATIENCE && !each.getKey().equals(selector)) {
                missing.add(each.getKey());
            }
        }
        missing.forEach(mine::remove);
        if (mine.size() < MAX_OPEN) {
            mine.put(selector, time);
        }
        return missing;
    }

    /** A selector is there. */
    void confirmed(int segment, @Nullable IpAddress client, @Nullable IpAddress server, String selector) {
        Pair pair = new Pair(segment, client, server);
        Map<String, Long> mine = open.get(pair);
        if (mine != null && mine.remove(selector) != null && mine.isEmpty()) {
            open.remove(pair);
        }
    }
}
