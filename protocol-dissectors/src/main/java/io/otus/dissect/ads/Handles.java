package io.otus.dissect.ads;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the handles stand for that a device has lent to its clients: symbols, files and notifications, each of a port. Confined. */
final class Handles {
    /** Handles of each kind; the oldest go first. */
    private static final int MAX_HANDLES = 1_024;

    /** What is lent. */
    enum Of {
        SYMBOL,
        FILE,
        NOTIFICATION
    }

    private record Key(Of of, int port, long handle) {}

    private final Map<Key, Target> targets = new LinkedHashMap<>();

    /** A device lends a handle. */
    void lend(Of of, int port, long handle, Target target) {
        Key key = new Key(of, port, handle);
        targets.remove(key);
        if (targets.size() >= MAX_HANDLES) {
            targets.remove(targets.keySet().iterator().next());
        }
        targets.put(key, target);
    }

    /** What a handle stands for; null where it was lent before the capture began. */
    @Nullable
    Target find(Of of, int port, long handle) {
        return targets.get(new Key(of, port, handle));
    }

    /** A handle is given back. */
    void release(Of of, int port, long handle) {
        targets.remove(new Key(of, port, handle));
    }

    /** Bytes were lost, and with them perhaps what was lent anew. */
    void clear() {
        targets.clear();
    }
}
