package io.otus.alert.detect.device;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.core.event.Origin;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The owner of an address, and its owners before. Times are those of frames, in nanoseconds since 1970.
 *
 * @param now the card that has the address
 * @param since when that card took it from another one
 * @param nowTime when that card last claimed it
 * @param before the card that had it before
 * @param beforeTime when that one last claimed it
 * @param rightful the card that had the address first, or alone for {@link #RECENT}
 * @param claim the latest frames in which a card other than the rightful one claims the address; null if none does
 * @param contested whether the rightful card claimed it too since
 * @param stolen whether the claimant can have claimed it neither by mistake nor in the place of a failed device
 */
record AddressOwners(
        MacAddress now,
        long since,
        long nowTime,
        MacAddress before,
        long beforeTime,
        MacAddress rightful,
        @Nullable Evidence claim,
        boolean contested,
        boolean stolen) {
    /** Changes of owner this close belong together. */
    static final long RECENT = 10 * Nanos.MINUTE;
    /**
     * The time of an owner that an earlier run heard: long ago. If times were kept, each checkpoint would have to write
     * all owners.
     */
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    static AddressOwners only(MacAddress mac, long time) {
        return new AddressOwners(mac, time, time, mac, time, mac, null, false, false);
    }

    /**
     * Notes that the present owner claims the address again. A card that has it alone for long has replaced the one
     * before, or is no longer contested.
     */
    AddressOwners again(Origin origin) {
        long time = origin.time();
        if (time - since >= RECENT && time - beforeTime >= RECENT) {
            return new AddressOwners(now, since, time, before, beforeTime, now, null, false, false);
        }
        Evidence shown = isClaimed() ? origin.evidence() : claim;
        return new AddressOwners(now, since, time, before, beforeTime, rightful, shown, contested, stolen);
    }

    /** Notes that another card claims the address. */
    AddressOwners change(MacAddress mac, Origin origin, boolean isTheft) {
        boolean isClaim = !mac.equals(rightful);
        Evidence shown = isClaim ? origin.evidence() : claim;
        long time = origin.time();
        return new AddressOwners(
                mac, time, time, now, nowTime, rightful, shown, contested || !isClaim, stolen || isTheft);
    }

    /**
     * Notes that the rightful owner goes on to send from an address that another card claimed towards a single station.
     */
    AddressOwners contradicted(long time) {
        long last = before.equals(rightful) ? time : beforeTime;
        return new AddressOwners(now, since, nowTime, before, last, rightful, claim, true, true);
    }

    /** Returns whether a card other than the rightful one has the address. */
    boolean isClaimed() {
        return !now.equals(rightful);
    }

    /** Returns whether a card had the address until shortly before {@code time}, and lost it. */
    boolean isLatelyOf(MacAddress mac, long time) {
        return before.equals(mac) && time - beforeTime < RECENT;
    }

    /**
     * Returns the frames of the claim together with those of the owner that contradict it, the first time; from then on
     * those of the claim alone.
     */
    Evidence contradictedBy(Evidence said) {
        if (claim == null || (!contested && !claim.capture().equals(said.capture()))) {
            return said;
        }
        return contested ? claim : both(claim, said);
    }

    /**
     * Returns a claim with its contradiction, in the order of the wire; the claim alone if both are too many frames, or
     * of two captures.
     */
    static Evidence both(Evidence claim, Evidence contradiction) {
        int spans = claim.spans().size() + contradiction.spans().size();
        if (spans > Evidence.MAX_SPANS || !claim.capture().equals(contradiction.capture())) {
            return claim;
        }
        List<FrameSpan> both = new ArrayList<>(claim.spans());
        both.addAll(contradiction.spans());
        both.sort(Comparator.comparingLong(FrameSpan::frame)); // of one frame in the order in which they were given
        return new Evidence(claim.capture(), both, spans, null);
    }

    /** Adds {@code MAC}, with {@code SINCE MAC} if another card is the rightful owner. */
    void addTo(KeptLines line) {
        line.add(now);
        if (isClaimed()) {
            line.add(since).add(rightful);
        }
    }

    /** Reads what {@link #addTo} added. */
    static AddressOwners takeUp(KeptLine line) {
        MacAddress mac = line.nextMac();
        boolean isClaimed = line.hasNext();
        long since = isClaimed ? line.nextLong() : LONG_AGO;
        MacAddress rightful = isClaimed ? line.nextMac() : mac;
        return new AddressOwners(mac, since, since, rightful, LONG_AGO, rightful, null, false, false);
    }
}
