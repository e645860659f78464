package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Follows from which network card each host speaks ({@link HostCard}): two MAC addresses of one segment that send by
 * turns from one IP address are told, and a flow asks here who goes on with it ({@link Flow#takenOver}). A host is an
 * IP address in a segment, whatever the flow. What one connection shows by its sequence numbers is told by
 * {@link Senders}.
 *
 * <p>An address that moves to another card, as by a fail-over, a lease or a replaced device, does not come back and
 * forth, and the card that it left is silent, but for what ends or repeats the talk of its connections. What comes from
 * who passes on frames of others does not count ({@link Stations}), nor are turns told where one sends with a time to
 * live that routers may have lowered from that of the other. See docs/decisions/0016.
 *
 * <p>Mostly it takes one comparison: a flow leads to the speakers of both sides. The table has a fixed size. Where it
 * is full the host goes that was looked up longest ago; its flows keep what is known of it. Confined to the analysis
 * thread.
 */
public final class Cards {
    /** Most hosts; a power of two. */
    static final int MAX_HOSTS = 1 << 13;
    /** Places in a row in which a host may be. */
    private static final int PLACES = 8;
    /** Frames that are held of hosts for which more than one card speaks: who takes over shows it after minutes. */
    private static final int MAX_HELD = 1_024;

    private final @Nullable HostCard[] speakers = new HostCard[MAX_HOSTS];
    private final Stations stations = new Stations();
    private final FrameHold hold;

    /** Holds by {@code keep} the frames that show who takes over. */
    public Cards(EvidenceRequests keep) {
        this.hold = keep.hold(MAX_HELD);
    }

    /**
     * Another MAC address spoke for a host, and the one from before speaks again.
     *
     * @param mac the other one
     * @param frame number of its latest frame
     * @param frameTime time of that frame
     * @param length its captured bytes
     * @param turns how often it happened of late
     */
    public record Turn(long mac, long frame, long frameTime, int length, int turns) {}

    /** Who passes on frames of others. */
    Stations stations() {
        return stations;
    }

    /**
     * Looks from where a packet was sent, which is the {@link Flow#sender}'s, before its connection takes it.
     *
     * @return that two speak by turns, at most once a second for each host; null mostly
     */
    public @Nullable Turn look(Flow flow, Packet packet, long now) {
        long mac = packet.sourceMac();
        if (mac == Packet.NONE || packet.ipVersion() == 0) {
            return null;
        }
        HostCard receiver = flow.speaker(1 - flow.sender());
        if (receiver != null && receiver.addressed(packet)) {
            hold.mark(packet.number(), receiver);
        }
        HostCard speaker = speaker(flow, packet, now);
        if (speaker != null && speaker.isOnly(mac) && flow.isFromOwn(flow.sender())) {
            return null;
        }
        flow.sentFrom(packet);
        if (speaker == null) {
            return null;
        }
        Turn turn = spoke(flow, packet, speaker, now);
        if (speaker.holds(packet.number())) {
            hold.mark(packet.number(), speaker);
        }
        return turn;
    }

    private @Nullable Turn spoke(Flow flow, Packet packet, HostCard speaker, long now) {
        long mac = packet.sourceMac();
        if (mac == speaker.card()) {
            boolean counts = speaker.isSpeaking(mac) || isOfWhoIsThere(flow, packet);
            return counts ? speaker.speaks(packet, stations, now) : null;
        }
        if (stations.areTwo(mac, speaker.card(), now)) {
            if (speaker.card() != Packet.NONE && Stations.isNear(packet)) {
                flow.sentFromOther(packet, speaker.card());
            }
            speaker.otherSpeaks(packet, now);
        }
        return null;
    }

    /**
     * The packet is a copy that was suppressed: where it comes from elsewhere than its original, that one passes on,
     * and sends for this host too.
     */
    public void copySeen(Packet copy, long now) {
        long mac = copy.sourceMac();
        if (mac == Packet.NONE || copy.ipVersion() == 0) {
            return;
        }
        long host = Stations.host(copy);
        HostCard speaker = speakers[place(host)];
        if (speaker != null && speaker.host == host && speaker.card() != mac) {
            stations.passes(mac, now);
        }
        if (copy.transport() == Transport.TCP && copy.payloadLength() > 0) {
            stations.note(copy);
        }
    }

    /** The speaker that the packet is of; null where its address is no host's. */
    private @Nullable HostCard speaker(Flow flow, Packet packet, long now) {
        int side = flow.sender();
        HostCard known = flow.speaker(side);
        if (known != null && known.segment == packet.segment()) {
            known.lookedUp = now; // or hosts of lasting flows would be the first to go
            return known;
        }
        if (isNobody(packet)) {
            return null;
        }
        HostCard speaker = lookUp(packet, now);
        if (packet.segment() == flow.endpoint(side).segment()) {
            flow.speaker(side, speaker);
        }
        return speaker;
    }

    private HostCard lookUp(Packet packet, long now) {
        long host = Stations.host(packet);
        int at = place(host);
        HostCard speaker = speakers[at];
        if (speaker == null || speaker.host != host) {
            speaker = new HostCard(host, packet.segment(), packet.sourceMac());
            speakers[at] = speaker;
        }
        speaker.lookedUp = now;
        return speaker;
    }

    /** Where a host is, or else where it would be put. */
    private int place(long host) {
        int first = (int) (HopLimits.mix(host) >>> Integer.SIZE);
        int oldest = first & MAX_HOSTS - 1;
        long longestAgo = Long.MAX_VALUE;
        for (int i = 0; i < PLACES; i++) {
            int at = first + i & MAX_HOSTS - 1;
            HostCard there = speakers[at];
            if (there == null || there.host == host) {
                return at;
            }
            if (there.lookedUp < longestAgo) {
                longestAgo = there.lookedUp;
                oldest = at;
            }
        }
        return oldest;
    }

    /** Whether a host that has left its address to another one does not send this any more. */
    private static boolean isOfWhoIsThere(Flow flow, Packet packet) {
        TcpConnection tcp = flow.tcp;
        return packet.transport() != Transport.TCP
                || (tcp != null && tcp.side(flow.sender()).speaksOn(packet));
    }

    /** Whether no host can have the address, as one that has none yet uses it. */
    private static boolean isNobody(Packet packet) {
        return packet.sourceHigh() == 0 && packet.sourceLow() == 0;
    }
}
