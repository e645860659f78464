package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;

/**
 * Tells MAC addresses that send for one host from those that pass on frames of others: routers, bridges that put their
 * own address in the place of others, virtual routers, tunnels. What such a one sends says nothing about who speaks.
 * {@link Cards} and {@link Senders} both ask here.
 *
 * <p>The tables have a fixed size. Where two MAC addresses fall into the same place, both count as sending for several
 * hosts, and of those that were seen to pass on frames the earlier one is forgotten. Confined to the analysis thread.
 */
final class Stations {
    /** Places for MAC addresses that send; a power of two. */
    private static final int MAX_SENDERS = 1 << 13;
    /** Places for those that pass on frames of others; a power of two. */
    private static final int MAX_PASSING = 1 << 10;
    /**
     * How long a MAC address counts as one that passes on frames, after a copy of another's frame was heard from it.
     */
    private static final long PASSES = Nanos.HOUR;

    private static final long SEVERAL = -1;

    private final long[] senders = new long[MAX_SENDERS];
    /** The first two hosts that each sends for; 0 for none, {@link #SEVERAL} in the second place for more. */
    private final long[] first = new long[MAX_SENDERS];

    private final long[] second = new long[MAX_SENDERS];
    private final long[] passing = new long[MAX_PASSING];
    private final long[] passedAt = new long[MAX_PASSING];

    /** Whether two MAC addresses are two stations, as far as is known: neither passes on frames of others. */
    boolean areTwo(long one, long other, long now) {
        return isStation(one, now) && isStation(other, now);
    }

    /** Whether a MAC address is that of a station, which does not pass on frames as far as is known. */
    boolean isStation(long mac, long now) {
        return mac != Packet.NONE && !passesOn(mac, now) && !new MacAddress(mac).isSharedByRouters();
    }

    /** Whether a packet is from a card on this segment: no router passed it on, and its MAC address can be a card's. */
    static boolean isNear(Packet packet) {
        long mac = packet.sourceMac();
        return mac != Packet.NONE
                && mac != 0
                && !new MacAddress(mac).isGroup()
                && HopLimits.isUntouched(packet.timeToLive());
    }

    private boolean passesOn(long mac, long now) {
        int at = place(mac, MAX_PASSING);
        return passing[at] == mac && now - passedAt[at] <= PASSES;
    }

    /** A MAC address was seen to pass on a frame of another one. */
    void passes(long mac, long now) {
        int at = place(mac, MAX_PASSING);
        passing[at] = mac;
        passedAt[at] = now;
    }

    /** Notes for whom the MAC address of a packet sends. */
    void note(Packet packet) {
        long mac = packet.sourceMac();
        if (mac == Packet.NONE) {
            return;
        }
        int at = place(mac, MAX_SENDERS);
        long host = host(packet);
        if (senders[at] == 0) {
            senders[at] = mac;
            first[at] = host;
        } else if (senders[at] != mac) {
            second[at] = SEVERAL;
        } else if (first[at] != host && second[at] != host) {
            second[at] = second[at] == 0 ? host : SEVERAL;
        }
    }

    /** Whether a MAC address is known to send for the host that a packet is from, or for several others. */
    boolean maySendFor(long mac, Packet packet) {
        int at = place(mac, MAX_SENDERS);
        if (senders[at] == 0) {
            return false;
        }
        return senders[at] != mac || first[at] == host(packet) || second[at] != 0;
    }

    /** Whether a MAC address is known to send for others than the host that a packet is from. */
    boolean sendsForOthers(long mac, Packet packet) {
        int at = place(mac, MAX_SENDERS);
        return senders[at] != 0 && (senders[at] != mac || first[at] != host(packet) || second[at] != 0);
    }

    private static int place(long mac, int places) {
        return (int) (HopLimits.mix(mac) >>> Integer.SIZE) & (places - 1);
    }

    /** The host that a packet is from: its IP address, in its segment. Never 0 and never {@link #SEVERAL}. */
    static long host(Packet packet) {
        long segment = HopLimits.mix(packet.segment()); // as it is, it would make one address of another
        long bits = HopLimits.mix(packet.sourceHigh() ^ HopLimits.mix(packet.sourceLow() ^ segment));
        return (bits & Long.MAX_VALUE) | 1;
    }
}
