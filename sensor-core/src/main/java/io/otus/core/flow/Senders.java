package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.decode.TcpFields;
import io.otus.core.net.Endpoint;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * or the path changed, the first one stays silent. A bare acknowledgment is speech where it shows that the host does
 * not know the bytes: the other side has acknowledged them, and the host goes on from before them. Whatever the number
 * of its cards, one host does not count backwards.
 *
 * <p>Where the other side ends the connection on such bytes, as a device that is made to restart does, it is told once
 * the first MAC address opens the next connection to the same service.
 *
 * <p>After a RST or FIN the connection itself does not go on. There it is told once the first MAC address speaks for
 * the host in any connection, by a SYN or by new data. Less does not count: whoever took over an address rightly resets
 * connections that it does not know, and the host that it replaced may still repeat what was not acknowledged, or end
 * what it had. Confined to the analysis thread.
 */
final class Senders {
    /** Time in which the first MAC address must speak again after another one. One that was replaced stays silent. */
    private static final long SOON = 10 * Nanos.SECOND;

    /** Ends by strangers that may still prove to be forged; beyond that the oldest are forgotten. */
    private static final int MAX_ENDS = 64;

    private final Stations stations;
    /** The oldest first. */
    private final List<End> ends = new ArrayList<>(MAX_ENDS);

    Senders(Stations stations) {
        this.stations = stations;
    }

    /**
     * The end of a side that a stranger sent in the name of a host, or that the other side sent on a stranger's bytes.
     *
     * @param answered whether the other side sent it
     */
    record End(TcpSide side, long host, Other by, boolean answered) {
        /** Whether a side has the same peer, and the same service of it. */
        private boolean isSamePeer(TcpSide next) {
            Endpoint peer = side.flow.endpoint(1 - side.index);
            Endpoint nextPeer = next.flow.endpoint(1 - next.index);
            return peer.port() == nextPeer.port() && Objects.equals(peer.ip(), nextPeer.ip());
        }
    }

    /**
     * Data that continues the stream of a host and came from another MAC address.
     *
     * @param before the one that sent until then
     * @param mac the other one
     * @param since event time, in nanoseconds
     * @param frame number of the frame
     * @param frameTime time of that frame
     * @param length its captured bytes
     * @param host in whose name
     * @param sequence of its first byte
     * @param end sequence number behind its last byte
     * @param acknowledgment what it acknowledges
     */
    record Other(
            long before,
            long mac,
            long since,
            long frame,
            long frameTime,
            int length,
            long host,
            int sequence,
            int end,
            int acknowledgment) {}

    /**
     * Compares the sender of a data segment with the earlier sender of that side.
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
        return new Other(
                before,
                packet.sourceMac(),
                now,
                packet.number(),
                packet.time(),
                packet.capturedLength(),
                Stations.host(packet),
                packet.tcp().sequence(),
                packet.tcp().sequence() + packet.payloadLength() + packet.missing(),
                packet.tcp().acknowledgment());
    }

    /**
     * Looks at a bare acknowledgment of a side: whether the host does not know what another one put into its stream.
     * One byte less than it has sent is only asked for (RFC 9293 section 3.8.4), so it tells nothing of a single byte.
     *
     * @return what another one sent, where it is now told for the first time that two send; null mostly
     */
    @Nullable
    Other lookAtAcknowledgment(TcpSide side, Packet packet, long now) {
        Other other = side.other;
        if (other == null
                || side.othersTold
                || other.before != packet.sourceMac()
                || now - other.since > SOON
                || !side.ackSeen
                || side.acknowledged - other.end < 0) {
            return null;
        }
        boolean isFromBefore =
                packet.tcp().sequence() - other.sequence <= 0 && packet.tcp().sequence() != other.end - 1;
        if (!isFromBefore || packet.tcp().acknowledgment() - other.acknowledgment < 0) {
            return null;
        }
        side.other = null;
        side.othersTold = true;
        return other;
    }

    /** The other side ends a connection: on what a stranger sent, where that came last. */
    void lookAtAnswer(TcpSide side, long now) {
        Other other = side.other;
        if (other != null && !side.othersTold && now - other.since <= SOON) {
            add(new End(side, other.host, other, true));
        }
    }

    /** Looks who ends a side, by a RST or by a FIN, before anything that the packet brings is taken. */
    void lookAtEnd(TcpSide side, Packet packet, long now) {
        long mac = packet.sourceMac();
        if (mac != side.mac && mac != Packet.NONE && isNews(side, packet, side.mac, now)) {
            Other by = other(side.mac, packet, now);
            add(new End(side, by.host, by, false));
        }
    }

    private void add(End end) {
        if (ends.size() == MAX_ENDS) {
            ends.removeFirst();
        }
        ends.add(end);
    }

    /**
     * Looks whether a host speaks on whose connection a stranger ended: a SYN or data that it did not send before.
     * Where the other side ended it, only a SYN to there counts: a card that joins a team takes over single
     * connections.
     *
     * @param side of the connection of the packet, before the packet is taken
     * @return that end, where it is now told for the first time that two send; null mostly
     */
    @Nullable
    End lookForHost(TcpSide side, Packet packet, long now) {
        if (ends.isEmpty()) {
            return null;
        }
        ends.removeIf(end -> now - end.by.since > SOON);
        for (int i = 0; i < ends.size(); i++) {
            End end = ends.get(i);
            if (end.by.before == packet.sourceMac()
                    && !end.side.othersTold
                    && end.host == Stations.host(packet)
                    && side.speaksOn(packet)
                    && (!end.answered || (packet.tcp().has(TcpFields.SYN) && end.isSamePeer(side)))) {
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
                && packet.tcp().sequence() == side.next
                && HopLimits.isUntouched(packet.timeToLive())
                && HopLimits.isUntouched(side.hopLimit)
                && stations.areTwo(packet.sourceMac(), before, now)
                && !stations.maySendFor(packet.sourceMac(), packet)
                && !stations.sendsForOthers(before, packet);
    }
}
