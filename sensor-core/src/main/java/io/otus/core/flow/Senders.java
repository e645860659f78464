package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that somebody else sends in the name of a host: a segment of its connection comes from another MAC address.
 *
 * <p>Mostly that is harmless. A MAC address that sends for several hosts is a router, a bridge that puts its own
 * address in the place of others, or a host with several addresses. A host may send with several MAC addresses, as one
 * with two network cards does. So it is remembered for which hosts each MAC address sends, and another MAC address
 * counts only where none of that is known of either, and no router lowered the time to live.
 *
 * <p>Even then it is told only if the first MAC address speaks again soon after. When a second network card took over,
 * or the path changed, the first one stays silent.
 *
 * <p>After a RST or FIN the connection itself does not go on. There it is told once the first MAC address speaks for
 * the host in any connection, by a SYN or by new data. Less does not count: whoever took over an address rightly resets
 * connections that it does not know, and the host that it replaced may still repeat what was not acknowledged, or end
 * what it had.
 *
 * <p>The tables have a fixed size. Where two MAC addresses fall into the same place, nothing is told of either.
 * Confined to the analysis thread.
 */
final class Senders {
    /** Places for MAC addresses; a power of two. */
    private static final int MAX_KNOWN = 1 << 13;

    private static final long SEVERAL = -1;

    private final long[] macs = new long[MAX_KNOWN];
    /** The first two hosts that each sends for; 0 for none, {@link #SEVERAL} in the second place for more. */
    private final long[] first = new long[MAX_KNOWN];

    private final long[] second = new long[MAX_KNOWN];

    /**
     * So soon after another MAC address the first one speaks again, in nanoseconds: ten seconds. Whoever is replaced
     * stays silent.
     */
    private static final long SOON = 10_000_000_000L;

    /** Ends by strangers that may still prove to be forged; beyond that the oldest are forgotten. */
    private static final int MAX_ENDS = 64;

    /** The oldest first. */
    private final List<End> ends = new ArrayList<>(MAX_ENDS);

    /** The end of a side that a stranger sent in the name of a host. */
    record End(TcpSide side, long host, Other by) {}

    /**
     * Another MAC address went on with what a host had to say.
     *
     * @param before the one that sent until then
     * @param mac the other one
     * @param since event time, in nanoseconds
     * @param frame number of the frame
     * @param frameTime time of that frame
     * @param length its captured bytes
     */
    record Other(long before, long mac, long since, long frame, long frameTime, int length) {}

    /**
     * Looks who sends data of a side.
     *
     * @return what another one sent in between, where it is now told for the first time that two send; null mostly
     */
    @Nullable
    Other look(TcpSide side, Packet packet, long now) {
        long mac = packet.sourceMac();
        long before = side.mac;
        if (mac == before || mac == Packet.NONE) {
            return null;
        }
        side.mac = mac;
        Other other = side.other;
        side.other = null;
        if (other != null && !side.othersTold && other.before == mac && now - other.since <= SOON) {
            side.othersTold = true;
            return other;
        }
        if (isNews(side, packet, before)) {
            side.other = other(before, packet, now);
        }
        note(packet);
        return null;
    }

    private static Other other(long before, Packet packet, long now) {
        return new Other(before, packet.sourceMac(), now, packet.number(), packet.time(), packet.capturedLength());
    }

    /** Looks who ends a side, by a RST or by a FIN, before anything that the packet brings is taken. */
    void lookAtEnd(TcpSide side, Packet packet, long now) {
        long mac = packet.sourceMac();
        if (mac != side.mac && mac != Packet.NONE && isNews(side, packet, side.mac)) {
            if (ends.size() == MAX_ENDS) {
                ends.removeFirst();
            }
            ends.add(new End(side, host(packet), other(side.mac, packet, now)));
        }
    }

    /**
     * Looks whether a host speaks on whose connection a stranger ended: a SYN or data that it did not send before.
     *
     * @param side of the connection of the packet, before the packet is taken
     * @return that end, where it is now told for the first time that two send; null mostly
     */
    @Nullable
    End lookForHost(TcpSide side, Packet packet, long now) {
        if (ends.isEmpty()) {
            return null;
        }
        while (!ends.isEmpty() && now - ends.getFirst().by.since > SOON) {
            ends.removeFirst();
        }
        for (int i = 0; i < ends.size(); i++) {
            End end = ends.get(i);
            if (end.by.before == packet.sourceMac()
                    && !end.side.othersTold
                    && end.host == host(packet)
                    && speaksOn(side, packet)) {
                ends.remove(i);
                end.side.othersTold = true;
                return end;
            }
        }
        return null;
    }

    /**
     * Whether only somebody who still is at its address sends this. A host that was replaced repeats, asks whether the
     * other side is there, and ends.
     */
    static boolean speaksOn(TcpSide side, Packet packet) {
        if (packet.has(Packet.RST) || packet.has(Packet.FIN)) {
            return false;
        }
        if (packet.has(Packet.SYN)) {
            return !side.synSeen || side.initial != packet.sequence();
        }
        int length = packet.payloadLength() + packet.missing();
        return length > 0 && side.synced && packet.sequence() + length - side.next > 0;
    }

    /** Whether a stranger sends the next bytes of a side, from as near as its host. */
    private boolean isNews(TcpSide side, Packet packet, long before) {
        return before != Packet.NONE
                && !side.othersTold
                && side.synced
                && packet.sequence() == side.next
                && HopLimits.isUntouched(packet.timeToLive())
                && HopLimits.isUntouched(side.hopLimit)
                && !new MacAddress(packet.sourceMac()).isSharedByRouters()
                && !new MacAddress(before).isSharedByRouters()
                && !maySendFor(packet.sourceMac(), packet)
                && !sendsForOthers(before, packet);
    }

    /** Notes for whom the MAC address of a packet sends. */
    void note(Packet packet) {
        long mac = packet.sourceMac();
        if (mac == Packet.NONE) {
            return;
        }
        int at = place(mac);
        long host = host(packet);
        if (macs[at] == 0) {
            macs[at] = mac;
            first[at] = host;
        } else if (macs[at] != mac) {
            second[at] = SEVERAL;
        } else if (first[at] != host && second[at] != host) {
            second[at] = second[at] == 0 ? host : SEVERAL;
        }
    }

    /** Whether a MAC address is known to send for the host that a packet is from, or for several others. */
    private boolean maySendFor(long mac, Packet packet) {
        int at = place(mac);
        if (macs[at] == 0) {
            return false;
        }
        return macs[at] != mac || first[at] == host(packet) || second[at] != 0;
    }

    /** Whether a MAC address is known to send for others than the host that a packet is from. */
    private boolean sendsForOthers(long mac, Packet packet) {
        int at = place(mac);
        return macs[at] != 0 && (macs[at] != mac || first[at] != host(packet) || second[at] != 0);
    }

    private static int place(long mac) {
        return (int) (HopLimits.mix(mac) >>> 32) & (MAX_KNOWN - 1);
    }

    /** Never 0 and never {@link #SEVERAL}. */
    static long host(Packet packet) {
        long bits = HopLimits.mix(packet.sourceHigh() ^ HopLimits.mix(packet.sourceLow() ^ packet.segment()));
        return (bits & Long.MAX_VALUE) | 1;
    }
}
