package io.otus.alert.detect.scan;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.RecentMap;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Part of {@link AddressSweepDetector}: which addresses devices have, which were asked for while conversations were
 * learned, and by whom; so that a question for them is no sign of a sweep, unless only those asked who swept. Confined
 * to the analysis thread.
 */
final class AskedAddresses {
    /**
     * Most addresses that are remembered as used, or as asked for while learning; the least recent are forgotten first.
     */
    private static final int MAX_KNOWN = 65_536;
    /** Most devices that are remembered as reported while learning. */
    private static final int MAX_TOLD = 1_024;
    /** Begins a kept line. */
    private static final String ASKED = "asked";

    private static final String OWNED = "owned";
    private static final String TOLD = "told";

    /** An address in a network segment. */
    record Place(int segment, String ip) {}

    /** A device that asks. */
    record Source(int segment, MacAddress mac) {}

    /** An address that a device has, or that these asked for while learning; by whom is not kept where many did. */
    record KnownAddress(boolean isOwned, List<Source> askers) {
        private static final int MAX_ASKERS = 3;
        private static final KnownAddress OWNED = new KnownAddress(true, List.of());
        private static final KnownAddress ASKED = new KnownAddress(false, List.of());

        static KnownAddress askedBy(Source asking) {
            return new KnownAddress(false, List.of(asking));
        }

        KnownAddress and(Source asking) {
            if (isOwned || askers.isEmpty() || askers.contains(asking)) {
                return this;
            }
            return askers.size() == MAX_ASKERS
                    ? ASKED
                    : new KnownAddress(
                            false,
                            Stream.concat(askers.stream(), Stream.of(asking)).toList());
        }
    }

    private final Predicate<Source> asksForOthers;
    private final RecentMap<Place, KnownAddress> known = new RecentMap<>(MAX_KNOWN, address -> count(address, -1));

    /**
     * Number of known addresses without an owner for which each device is among the askers while learning. There are no
     * more entries than those addresses have askers.
     */
    private final Map<Source, Integer> asked = new HashMap<>();

    /** Devices that were reported while learning. */
    private final Set<Source> told = new LinkedHashSet<>();

    /**
     * Creates an empty ledger.
     *
     * @param asksForOthers whether a device asks on behalf of others, so that it does not sweep
     */
    AskedAddresses(Predicate<Source> asksForOthers) {
        this.asksForOthers = asksForOthers;
    }

    /** Returns how many addresses made room for others. */
    long forgotten() {
        return known.forgotten();
    }

    /** Returns what is known of an address; null if nothing is. */
    @Nullable
    KnownAddress find(Place place) {
        return known.get(place);
    }

    /** Notes that a device has an address. */
    void noteOwned(Place place) {
        put(place, KnownAddress.OWNED);
    }

    /** Notes that a device asked for an address while learning. */
    void noteAsked(Place place, Source asking) {
        KnownAddress before = known.get(place);
        put(place, before == null ? KnownAddress.askedBy(asking) : before.and(asking));
    }

    private void put(Place place, KnownAddress address) {
        KnownAddress before = known.get(place);
        if (address.equals(before)) {
            return;
        }
        if (before != null) {
            count(before, -1);
        }
        count(address, 1);
        known.put(place, address);
    }

    private void count(KnownAddress address, int more) {
        address.askers.forEach(asking -> {
            int addresses = asked.getOrDefault(asking, 0) + more;
            if (addresses > 0) {
                asked.put(asking, addresses);
            } else {
                asked.remove(asking);
            }
        });
    }

    /** Notes that a device was reported while learning. */
    void noteReported(Source asking) {
        if (told.size() < MAX_TOLD) {
            told.add(asking);
        }
    }

    /** Returns whether a device was reported while learning. */
    boolean wasReported(Source asking) {
        return told.contains(asking);
    }

    /**
     * Returns whether a device was reported while learning, or asked for as many addresses that nobody has, and not on
     * behalf of others.
     */
    private boolean isSweeper(Source asking) {
        return told.contains(asking)
                || (asked.getOrDefault(asking, 0) >= AddressSweepDetector.TARGETS && !asksForOthers.test(asking));
    }

    /**
     * Returns whether a question for a known address is not counted: a device has the address; or the asker, or another
     * one who did not sweep, asked for it while learning.
     */
    boolean isPardoned(KnownAddress address, Source asking) {
        if (address.isOwned || address.askers.isEmpty() || address.askers.contains(asking)) {
            return true;
        }
        for (Source each : address.askers) {
            if (!isSweeper(each)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds {@code asked SEGMENT ADDRESS MAC...} for an address that was asked for while learning, without who did where
     * many did, {@code owned SEGMENT ADDRESS} for one that a device has, which may be down when the sensor starts
     * again, and {@code told SEGMENT MAC} for a device that was reported while learning.
     */
    void keep(KeptLines out) {
        known.forEach((place, address) -> {
            out.line().add(address.isOwned ? OWNED : ASKED).add(place.segment).add(place.ip);
            address.askers.forEach(each -> out.add(each.mac));
        });
        told.forEach(source -> out.line().add(TOLD).add(source.segment).add(source.mac));
    }

    /** Takes up a line that {@link #keep} wrote. */
    void takeUp(KeptLine line) {
        if (line.takes(TOLD)) {
            told.add(new Source(line.nextInt(), line.nextMac()));
        } else if (line.takes(OWNED)) {
            noteOwned(new Place(line.nextInt(), line.nextText()));
        } else {
            line.takes(ASKED); // earlier versions did not write the word
            Place place = new Place(line.nextInt(), line.nextText());
            List<Source> askers = new ArrayList<>();
            while (line.hasNext()) {
                askers.add(new Source(place.segment, line.nextMac()));
            }
            put(place, new KnownAddress(false, List.copyOf(askers)));
        }
    }
}
