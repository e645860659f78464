package io.otus.alert.detect.device;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.RecentMap;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;

/**
 * Devices that took over addresses of others lately, and those that are known for it, as they took over addresses of
 * two victims.
 */
final class Takeovers {
    /**
     * A device that took over addresses is known for it for this long after the latest. Otherwise a fail-over that
     * looked like it would count as one for ever.
     */
    static final long KNOWN = Nanos.DAY;
    /** What a line that is kept begins with. */
    private static final String WORD = "takeover";

    /** The latest address that a device took over, and its victim; {@code isSpoofer} once there was a second victim. */
    private record Takeover(MacAddress victim, long time, int claims, boolean isSpoofer) {}

    private final RecentMap<MacAddress, Takeover> latest;

    /** Creates a memory of at most {@code max} claimants; the least recent are forgotten first. */
    Takeovers(int max) {
        latest = new RecentMap<>(max);
    }

    long forgotten() {
        return latest.forgotten();
    }

    /**
     * Notes that a device takes over the address of another one, and decides whether it is known for that now.
     *
     * @return how many addresses it took over; 0 if it is not known for it
     */
    int add(MacAddress claimant, MacAddress victim, long time) {
        Takeover last = latest.get(claimant);
        int claims = 1;
        boolean isSpoofer = false;
        if (last != null && time - last.time < AddressOwners.RECENT) {
            claims = last.claims + 1;
            isSpoofer = last.isSpoofer || !last.victim.equals(victim);
        }
        latest.put(claimant, new Takeover(victim, time, claims, isSpoofer));
        return isSpoofer ? claims : 0;
    }

    /** Notes that a device that is known for it goes on, and returns how many addresses it took over. */
    int goesOn(MacAddress spoofer, long time) {
        Takeover last = latest.get(spoofer);
        if (last == null) {
            return 0;
        }
        latest.put(spoofer, new Takeover(last.victim, time, last.claims, true));
        return last.claims;
    }

    /** Returns whether a device is known to take over addresses of others. */
    boolean isSpoofer(MacAddress mac, long time) {
        Takeover takeover = latest.get(mac);
        return takeover != null && takeover.isSpoofer && time - takeover.time < KNOWN;
    }

    /** Adds {@code takeover CLAIMANT VICTIM TIME CLAIMS SPOOFER} for each. */
    void keep(KeptLines out) {
        latest.forEach((claimant, last) -> out.line()
                .add(WORD)
                .add(claimant)
                .add(last.victim)
                .add(last.time)
                .add(last.claims)
                .add(last.isSpoofer));
    }

    /** Takes up a line that {@link #keep} wrote. */
    void takeUp(KeptLine line) {
        line.expect(WORD);
        latest.put(line.nextMac(), new Takeover(line.nextMac(), line.nextLong(), line.nextInt(), line.nextBoolean()));
    }
}
