package io.otus.inventory.graph;

import io.otus.core.time.Nanos;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The devices whose sub-devices are compared at present. Their number is bounded, so that the memory for it does not
 * grow with the plant. The first to come is compared first. A device at which the unit numbers were not read in turns
 * for an hour makes room. Confined to the analysis thread.
 */
final class UnitComparisons {
    /** Most devices whose sub-devices are compared at a time. */
    static final int MAX_DEVICES = 256;

    /** Most heap bytes of one comparison. */
    private static final int WEIGHT = 32_000;

    private static final long RESTING = Nanos.HOUR;

    private final Set<UnitSet> compared = new LinkedHashSet<>();
    /** Until when nobody rests. */
    private long busyUntil = Long.MIN_VALUE;

    /** Most heap bytes of all comparisons. */
    long weight() {
        return WEIGHT
                * compared.stream().filter(parts -> parts.contents() != null).count();
    }

    /** The comparison at a device, started on first use; null while there is no room for it. */
    @Nullable
    UnitContents of(UnitSet parts, long time) {
        UnitContents known = parts.contents();
        if (known != null) {
            return known;
        }
        if (compared.size() >= MAX_DEVICES && !makeRoom(time)) {
            return null;
        }
        UnitContents fresh = new UnitContents();
        fresh.restore(0, time);
        parts.compare(fresh);
        compared.add(parts);
        return fresh;
    }

    private boolean makeRoom(long time) {
        compared.removeIf(parts -> parts.contents() == null);
        if (compared.size() < MAX_DEVICES) {
            return true;
        }
        if (time < busyUntil) {
            return false;
        }
        UnitSet resting = null;
        long since = Long.MAX_VALUE;
        for (UnitSet parts : compared) {
            UnitContents contents = parts.contents();
            if (contents != null && contents.lastTurn() < since) {
                resting = parts;
                since = contents.lastTurn();
            }
        }
        if (resting == null || time - since < RESTING) {
            busyUntil = since + RESTING;
            return false;
        }
        resting.compare(null);
        compared.remove(resting);
        return true;
    }
}
