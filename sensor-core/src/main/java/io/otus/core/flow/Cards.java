package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Notices that somebody else speaks in the name of a host, in whatever flow: two MAC addresses of one segment send by
 * turns from one IP address. {@link Senders} tells it of the bytes of one connection, where once is enough; here it
 * takes two turns, as datagrams and resets prove less.
 *
 * <p>An address that moves to another network card, as by a fail-over, a lease or a replaced device, does not come back
 * and forth, and the card that it left is silent, but for what ends or repeats the talk of its connections. Where each
 * is known to be so, nothing is told: MAC addresses that routers share, those of who passes on frames of others, and
 * where one sends with a time to live that routers may have lowered from that of the other.
 *
 * <p>Mostly it takes one comparison: a flow remembers from where each side is known to send. The tables have a fixed
 * size. Where two hosts fall into the same place, the earlier one is forgotten and nothing is told. Confined to the
 * analysis thread.
 */
public final class Cards {
    /** Most hosts; a power of two. */
    private static final int MAX_HOSTS = 1 << 13;
    /** Most hosts of which it is in doubt who speaks; a power of two. */
    private static final int MAX_DOUBTS = 1 << 8;
    /** Most MAC addresses that pass on frames of others; a power of two. */
    private static final int MAX_PASSING = 1 << 10;

    private static final long SECOND = 1_000_000_000L;
    /** Turns this close belong together. */
    private static final long RECENT = 600 * SECOND;
    /** Who alone speaks for a host for so long has taken its address over. */
    private static final long TAKEN_OVER = 120 * SECOND;
    /** So long after a copy a MAC address counts as one that passes on frames. */
    private static final long PASSES = 3600 * SECOND;
    /** Turns that it takes: an address that moves may show one. */
    static final int TURNS = 2;
    /** Most routers between two places where frames of one host are seen. */
    private static final int MAX_HOPS = 8;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final long[] hosts = new long[MAX_HOSTS];
    private final long[] cards = new long[MAX_HOSTS];
    private final Doubt[] doubts = new Doubt[MAX_DOUBTS];
    private final long[] passing = new long[MAX_PASSING];
    private final long[] passedAt = new long[MAX_PASSING];
    /** When a frame left anything in doubt last. */
    private long latest = NEVER;

    /** Who else speaks for a host. */
    private static final class Doubt {
        long host;
        long mac;
        /** Since when it speaks while the other one does not. */
        long since;

        long latest = NEVER;
        /** Whether the other one has not spoken since. */
        boolean waits;

        int turns;
        long told = NEVER;
        int timeToLive;
        long frame;
        long frameTime;
        int length;
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

    /** Nothing is known yet. */
    public Cards() {
        for (int i = 0; i < MAX_DOUBTS; i++) {
            doubts[i] = new Doubt();
        }
    }

    /**
     * Looks from where a packet was sent, which is the {@link Flow#sender}'s.
     *
     * @return that two speak by turns, at most once a second for each host; null mostly
     */
    public @Nullable Turn look(Flow flow, Packet packet, long now) {
        long mac = packet.sourceMac();
        int side = flow.sender();
        if (mac == flow.card(side) && now - latest > RECENT) {
            return null;
        }
        if (mac == Packet.NONE || packet.ipVersion() == 0 || isNobody(packet)) {
            return null;
        }
        long host = host(packet);
        int at = place(host, MAX_HOSTS);
        if (hosts[at] != host) {
            hosts[at] = host;
            cards[at] = mac;
        }
        if (cards[at] == mac) {
            flow.card(side, mac);
            return isOfWhoIsThere(flow, packet) ? speaksAgain(host, packet, now) : null;
        }
        if (speaksInstead(host, cards[at], packet, now)) {
            cards[at] = mac;
            flow.card(side, mac);
        } else {
            flow.card(side, Packet.NONE);
        }
        return null;
    }

    /**
     * The packet is a copy that was suppressed: where it comes from elsewhere than its original, that one passes on.
     */
    public void copySeen(Packet copy, long now) {
        long mac = copy.sourceMac();
        if (mac == Packet.NONE || copy.ipVersion() == 0) {
            return;
        }
        long host = host(copy);
        int at = place(host, MAX_HOSTS);
        if (hosts[at] == host && cards[at] != mac) {
            int place = place(mac, MAX_PASSING);
            passing[place] = mac;
            passedAt[place] = now;
        }
    }

    /** Another card speaks than before; whether it has taken over. */
    private boolean speaksInstead(long host, long before, Packet packet, long now) {
        long mac = packet.sourceMac();
        if (passesOn(mac, now)
                || passesOn(before, now)
                || new MacAddress(mac).isSharedByRouters()
                || new MacAddress(before).isSharedByRouters()) {
            return false;
        }
        Doubt doubt = doubts[place(host, MAX_DOUBTS)];
        if (doubt.host != host || doubt.mac != mac || now - doubt.latest > RECENT) {
            doubt.host = host;
            doubt.mac = mac;
            doubt.waits = false;
            doubt.turns = 0;
        }
        if (!doubt.waits) {
            doubt.since = now;
        } else if (now - doubt.since > TAKEN_OVER) {
            doubt.waits = false;
            return true;
        }
        doubt.waits = true;
        doubt.latest = now;
        doubt.timeToLive = packet.timeToLive();
        doubt.frame = packet.number();
        doubt.frameTime = packet.time();
        doubt.length = packet.capturedLength();
        latest = now;
        return false;
    }

    private @Nullable Turn speaksAgain(long host, Packet packet, long now) {
        Doubt doubt = doubts[place(host, MAX_DOUBTS)];
        if (doubt.host != host || !doubt.waits || now - doubt.latest > RECENT || passesOn(doubt.mac, now)) {
            return null;
        }
        doubt.waits = false;
        if (isLowered(doubt.timeToLive, packet.timeToLive())) {
            doubt.turns = 0;
            return null;
        }
        doubt.turns++;
        if (doubt.turns < TURNS || now - doubt.told < SECOND) {
            return null;
        }
        doubt.told = now;
        return new Turn(doubt.mac, doubt.frame, doubt.frameTime, doubt.length, doubt.turns);
    }

    /** Whether routers may have made one of two times to live of the other. */
    private static boolean isLowered(int one, int other) {
        int hops = Math.abs(one - other);
        return hops > 0 && hops <= MAX_HOPS;
    }

    private boolean passesOn(long mac, long now) {
        int at = place(mac, MAX_PASSING);
        return passing[at] == mac && now - passedAt[at] <= PASSES;
    }

    /** Whether a host that has left its address to another one does not send this any more. */
    private static boolean isOfWhoIsThere(Flow flow, Packet packet) {
        TcpConnection tcp = flow.tcp;
        return packet.transport() != Transport.TCP
                || (tcp != null && Senders.speaksOn(tcp.side(flow.sender()), packet));
    }

    /** Whether no host can have the address, as one that has none yet uses it. */
    private static boolean isNobody(Packet packet) {
        return packet.sourceHigh() == 0 && packet.sourceLow() == 0;
    }

    private static int place(long bits, int places) {
        return (int) (HopLimits.mix(bits) >>> Integer.SIZE) & (places - 1);
    }

    /** The host that a packet is from; never 0. */
    private static long host(Packet packet) {
        return Senders.host(packet);
    }
}
