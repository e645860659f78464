package io.otus.dissect.ads;

import io.otus.core.spi.Bounded;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the handles stand for that a device has lent to its clients: symbols, files and notifications, each of a port.
 * Confined.
 */
final class Handles {
    /** Handles of all kinds; the oldest go first. */
    private static final int MAX_HANDLES = 1_024;

    /** The kinds of handles. */
    enum Of {
        SYMBOL,
        FILE,
        NOTIFICATION
    }

    private record Key(Of of, String device, int port, long handle) {}

    private final SequencedMap<Key, Target> targets = new LinkedHashMap<>();

    private static Key key(Of of, AmsFrame frame, long handle) {
        return new Key(of, frame.device(), frame.port(), handle);
    }

    /** A device lends a handle. */
    void lend(Of of, AmsFrame frame, long handle, Target target) {
        Bounded.putLast(targets, key(of, frame, handle), target, MAX_HANDLES);
    }

    /** What a handle stands for; null where it was lent before the capture began. */
    @Nullable
    Target find(Of of, AmsFrame frame, long handle) {
        return targets.get(key(of, frame, handle));
    }

    /** A handle is given back. */
    void release(Of of, AmsFrame frame, long handle) {
        targets.remove(key(of, frame, handle));
    }

    /** Bytes were lost, and with them perhaps what was lent anew. */
    void clear() {
        targets.clear();
    }
}
