package io.otus.core.flow;

import io.otus.core.decode.Packet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that somebody else sends in the name of a host, where one connection shows it: a segment takes the next bytes
 * of a side, or ends it, and comes from another MAC address. It is kept with the connection, whose sequence numbers
 * prove it; that two send from one address in whatever flow is told by {@link Cards}.
 *
 * <p>Mostly that is harmless. A MAC address that sends for several hosts is a router, a bridge that puts its own
 * address in the place of others, or a host with several addresses. A host may send with several MAC addresses, as one
 * with two network cards does. So another MAC address counts only where none of that is known of either
 * ({@link Stations}), and no router lowered the time to live.
 *
 * <p>Even then it is told only if the first MAC address speaks again soon after. When a second network card took over,
 * or the path changed, the first one stays silent.
 *
 * <p>After a RST or FIN the connection itself does not go on. There it is told once the first MAC address speaks for
 * the host in any connection, by a SYN or by new data. Less does not count: whoever took over an address rightly resets
 * connections that it does not know, and the host that it replaced may still repeat what was not acknowledged, or end
 * what it had. Confined to the analysis thread.
 */
final class Senders {
    /**
     * So soon after another MAC address the first one speaks again, in nanoseconds: ten seconds. Whoever is replaced
     * stays silent.
     */
    private static final long SOON = 10_000_000_000L;

    /** Ends by strangers that may still prove to be forged; beyond that the oldest are forgotten. */
    private static final int MAX_ENDS = 64;

    private final Stations stations;
    /** The oldest first. */
    private final List<End> ends = new ArrayList<>(MAX_ENDS);

    Senders(Stations stations) {
        this.stations = stations;
    }

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
        if (isNews(side, packet, before, now)) {
            side.other = other(before, packet, now);
        }
        stations.note(packet);
        return null;
    }

    private static Other other(long before, Packet packet, long now) {
        return new Other(before, packet.sourceMac(), now, packet.number(), packet.time(), packet.capturedLength());
    }

    /** Looks who ends a side, by a RST or by a FIN, before anything that the packet brings is taken. */
    void lookAtEnd(TcpSide side, Packet packet, long now) {
        long mac = packet.sourceMac();
        if (mac != side.mac && mac != Packet.NONE && isNews(side, packet, side.mac, now)) {
            if (ends.size() == MAX_ENDS) {
                ends.removeFirst();
            }
            ends.add(new End(side, Stations.host(packet), other(side.mac, packet, now)));
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
                    && end.host == Stations.host(packet)
                    && side.speaksOn(packet)) {
                ends.remove(i);
                end.side.othersTold = true;
                return end;
            }
        }
        return null;
    }

    /** Whether a stranger sends the next bytes of a side, from as near as its host. */
    private boolean isNews(TcpSide side, Packet packet, long before, long now) {
        return before != Packet.NONE
                && !side.othersTold
                && side.synced
                && packet.sequence() == side.next
                && HopLimits.isUntouched(packet.timeToLive())
                && HopLimits.isUntouched(side.hopLimit)
                && stations.areTwo(packet.sourceMac(), before, now)
                && !stations.maySendFor(packet.sourceMac(), packet)
                && !stations.sendsForOthers(before, packet);
    }
}
