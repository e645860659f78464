package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Devices to which something was done lately, which excuses their readings for a time. A device is forgotten when that
 * time is over. Confined to the analysis thread.
 */
final class Lately {
    /** Most devices that are remembered; the one to which it was done longest ago makes room for one more. */
    static final int MAX_DEVICES = 16_384;

    private final long lifetime;
    /** In the order of their latest times. */
    private final SequencedMap<AssetModel, Long> times = new LinkedHashMap<>();

    private long forgotten;

    /**
     * Remembers no device yet.
     *
     * @param lifetime how long after it was done it excuses anything, in nanoseconds
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

    /** As {@link #note}; but doing it again within the time does not make that longer. */
    void noteFirst(AssetModel device, long time) {
        if (!has(device, time)) {
            note(device, time);
        }
    }

    /** What was done to a device is undone. */
    void remove(AssetModel device) {
        times.remove(device);
    }

    /** Whether it was done to a device within the time for which that matters. */
    boolean has(AssetModel device, long time) {
        Long since = times.isEmpty() ? null : times.get(device); // asked for each answer; in most plants it is none
        return since != null && time - since < lifetime;
    }

    /** How many devices are remembered. */
    int size() {
        return times.size();
    }

    /** How many devices made room for others before their time was over. */
    long forgotten() {
        return forgotten;
    }
}
