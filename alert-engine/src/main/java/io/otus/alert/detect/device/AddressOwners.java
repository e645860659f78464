package io.otus.alert.detect.device;

import io.otus.core.event.Origin;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has an address, and who had it until when. Times are those of frames, in nanoseconds since 1970.
 *
 * @param since when the one that has it took it from another
 * @param nowTime when it said so last
 * @param rightful who had it first, or alone for {@link #RECENT}
 * @param claim the latest frames in which another one says that it is its own; null where none does
 * @param contested whether the rightful one said so too since
 * @param stolen whether who claims it cannot do so by mistake, nor in the place of a failed device
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
     * When an owner of an earlier run was heard last: not of late. To keep the times, each checkpoint would have to
     * write all owners.
     */
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    static AddressOwners only(MacAddress mac, long time) {
        return new AddressOwners(mac, time, time, mac, time, mac, null, false, false);
    }

    /**
     * The one that has it says so again; who has it alone for long has replaced who had it before, or is claimed from
     * no more.
     */
    AddressOwners again(Origin origin) {
        long time = origin.time();
        if (time - since >= RECENT && time - beforeTime >= RECENT) {
            return new AddressOwners(now, since, time, before, beforeTime, now, null, false, false);
        }
        Evidence shown = isClaimed() ? origin.evidence() : claim;
        return new AddressOwners(now, since, time, before, beforeTime, rightful, shown, contested, stolen);
    }

    /** Another one says that the address is its own. */
    AddressOwners change(MacAddress mac, Origin origin, boolean isTheft) {
        boolean isClaim = !mac.equals(rightful);
        Evidence shown = isClaim ? origin.evidence() : claim;
        long time = origin.time();
        return new AddressOwners(
                mac, time, time, now, nowTime, rightful, shown, contested || !isClaim, stolen || isTheft);
    }

    /** The rightful one goes on to send from what somebody told aside to be his own. */
    AddressOwners contradicted(long time) {
        long last = before.equals(rightful) ? time : beforeTime;
        return new AddressOwners(now, since, nowTime, before, last, rightful, claim, true, true);
    }

    /** Whether another one than the rightful one has it. */
    boolean isClaimed() {
        return !now.equals(rightful);
    }

    /** Whether this one had it until shortly before {@code time}, and lost it. */
    boolean isLatelyOf(MacAddress mac, long time) {
        return before.equals(mac) && time - beforeTime < RECENT;
    }

    /** What the owner says proves the claim that it contradicts, once; from then on the claim is enough. */
    Evidence contradictedBy(Evidence said) {
        if (claim == null || (!contested && !claim.capture().equals(said.capture()))) {
            return said;
        }
        return contested ? claim : both(claim, said);
    }

    /** A claim with what contradicts it; the claim alone where both are too much, or of two captures. */
    static Evidence both(Evidence claim, Evidence contradiction) {
        int spans = claim.spans().size() + contradiction.spans().size();
        if (spans > Evidence.MAX_SPANS || !claim.capture().equals(contradiction.capture())) {
            return claim;
        }
        List<FrameSpan> both = new ArrayList<>(claim.spans());
        both.addAll(contradiction.spans());
        return new Evidence(claim.capture(), both, spans, null);
    }

    /** {@code MAC}, with {@code SINCE MAC} where another one is the rightful one. */
    String kept() {
        return isClaimed() ? now + " " + since + ' ' + rightful : now.toString();
    }

    /** What {@link #kept} wrote, from the word at {@code first} on. */
    static AddressOwners takeUp(String[] words, int first) {
        MacAddress mac = MacAddress.parse(words[first]);
        boolean isClaimed = words.length > first + 2;
        long since = isClaimed ? Long.parseLong(words[first + 1]) : LONG_AGO;
        MacAddress rightful = isClaimed ? MacAddress.parse(words[first + 2]) : mac;
        return new AddressOwners(mac, since, since, rightful, LONG_AGO, rightful, null, false, false);
    }
}
