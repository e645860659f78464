package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Devices to which something was done that excuses their readings for a time. Forgets them once that is over. Confined
 * to the analysis thread.
 */
final class Lately {
    /** Devices that are remembered; beyond them the one to which it was done first is. */
    static final int MAX_DEVICES = 16_384;

    private final long lifetime;
    /** In the order of their latest times. */
    private final SequencedMap<AssetModel, Long> times = new LinkedHashMap<>();

    private long forgotten;

    /**
     * An empty one.
     *
     * @param lifetime how long it matters, in nanoseconds
     */
    Lately(long lifetime) {
        this.lifetime = lifetime;
    }

    /** It was done to a device. */
    void note(AssetModel device, long time) {
        times.putLast(device, time);
        while (time - times.firstEntry().getValue() >= lifetime) {
            times.pollFirstEntry();
        }
        if (times.size() > MAX_DEVICES) {
            times.pollFirstEntry();
            forgotten++;
        }
    }

    /** Whether it was done to a device within the time for which that matters. */
    boolean has(AssetModel device, long time) {
        Long since = times.isEmpty() ? null : times.get(device); // asked for each answer; in most plants it is none
        return since != null && time - since < lifetime;
    }

    /** Devices that are remembered. */
    int size() {
        return times.size();
    }

    /** Devices that made room for others before it was over. */
    long forgotten() {
        return forgotten;
    }
}
