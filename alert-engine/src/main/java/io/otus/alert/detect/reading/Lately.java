package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Devices on which something was done recently, which explains their readings for a time. A device is removed when that
 * time is over. Confined to the analysis thread.
 */
final class Lately {
    /** Most devices that are remembered; the one with the oldest time is dropped first. */
    static final int MAX_DEVICES = 16_384;

    private final long lifetime;
    /** The latest time of each device, in order of time. */
    private final SequencedMap<AssetModel, Long> times = new LinkedHashMap<>();

    private long forgotten;

    /**
     * Creates an empty set.
     *
     * @param lifetime how long an act explains readings, in nanoseconds
     */
    Lately(long lifetime) {
        this.lifetime = lifetime;
    }

    /** Notes an act on a device. */
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

    /** Notes an act like {@link #note}, but a repeat within the time does not prolong it. */
    void noteFirst(AssetModel device, long time) {
        if (!has(device, time)) {
            note(device, time);
        }
    }

    /** The act on a device was undone. */
    void remove(AssetModel device) {
        times.remove(device);
    }

    /** Returns whether there was an act on a device within the time. */
    boolean has(AssetModel device, long time) {
        Long since = times.isEmpty() ? null : times.get(device); // called for each answer; the set is mostly empty
        return since != null && time - since < lifetime;
    }

    /** Returns the number of devices that are remembered. */
    int size() {
        return times.size();
    }

    /** Returns how many devices were dropped before their time was over. */
    long forgotten() {
        return forgotten;
    }
}
