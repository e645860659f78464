package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.event.TakenOver;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * From which network card a host speaks. One card has its address; when another one speaks, there are two outcomes. The
 * first one speaks again: then the two speak by turns. Or it stays silent: then the other one has taken over, as the
 * next card of a team does, or a device that replaces another one.
 *
 * <p>Who forges frames can neither keep the host silent nor have others send to him. A bridge that passes frames on
 * under its own address sends one or two behind each of the host's own. Confined to the analysis thread.
 */
final class HostCard implements FrameHolder {
    /** Turns this close belong together. */
    private static final long RECENT = 10 * Nanos.MINUTE;
    /** Turns needed to count as several senders: an address that moves may show one. */
    static final int TURNS = 2;
    /** A card that alone speaks for a host for this long has its address. */
    private static final long ALONE = 2 * Nanos.MINUTE;
    /** Consecutive frames from another card needed to count as a takeover. */
    static final int FRAMES = 4;
    /** Time that those frames must span: live flows show that they live once a minute. */
    static final long TIME = Nanos.MINUTE;

    private static final long NEVER = Long.MIN_VALUE / 2;

    final long host;
    final int segment;
    /** When it was last looked up by its address. */
    long lookedUp;

    private long card;
    /** The card that speaks at present; null while the host has only ever spoken from one card. */
    private @Nullable Run run;

    /** The card that lately took turns with this one, when it last did so, and how often. */
    private long other = Packet.NONE;

    private long otherSpoke = NEVER;
    private int turns;
    private long told = NEVER;

    /** Frames in a row from one card. */
    private static final class Run {
        long mac = Packet.NONE;
        long since;
        long latest;
        /** How many of these frames no router passed on. */
        int near;

        int timeToLive;
        long frame;
        long frameTime;
        int length;
        /** The latest frame that was sent to the card meanwhile; 0 while there is none. */
        long answer;

        long answerTime;
        int answerLength;

        /** Whether a router may have passed on here what the card sent. */
        boolean isPassedOn(Packet packet) {
            int hops = packet.timeToLive();
            return near > 0 && !HopLimits.isUntouched(hops) && HopLimits.isLowered(hops, timeToLive);
        }

        void begin(long from, long now) {
            mac = from;
            since = now;
            near = 0;
            answer = 0;
        }

        void add(Packet packet, long now) {
            latest = now;
            timeToLive = packet.timeToLive();
            frame = packet.number();
            frameTime = packet.time();
            length = packet.capturedLength();
            if (Stations.isNear(packet)) {
                near = Math.min(near + 1, FRAMES);
            }
        }
    }

    /** A host that speaks for the first time, from this card. */
    HostCard(long host, int segment, long card) {
        this.host = host;
        this.segment = segment;
        this.card = card;
    }

    /** The card that has the address, as far as is known. */
    long card() {
        return card;
    }

    /** Whether a card speaks for the host, and no other one ever did. */
    boolean isOnly(long mac) {
        return mac == card && run == null;
    }

    /** Whether a card spoke last. */
    boolean isSpeaking(long mac) {
        return run == null ? mac == card : run.mac == mac;
    }

    /** Another card speaks than the one that has the address. */
    void otherSpeaks(Packet packet, long now) {
        long mac = packet.sourceMac();
        Run by = run == null ? new Run() : run;
        run = by;
        if (by.mac != mac) {
            if (by.isPassedOn(packet)) {
                return;
            }
            by.begin(mac, now);
        }
        by.add(packet, now);
        if (other != mac || now - otherSpoke > RECENT) {
            turns = 0;
        }
        other = mac;
        otherSpoke = now;
        if (now - by.since > ALONE) {
            card = mac;
        }
    }

    /**
     * The card that has the address speaks.
     *
     * @return that the two speak by turns, at most once a second; null mostly
     */
    Cards.@Nullable Turn speaks(Packet packet, Stations stations, long now) {
        Run by = run;
        if (by == null) {
            return null;
        }
        Cards.Turn turn = null;
        if (by.mac != card) {
            turn = turn(by, packet, stations, now);
            by.begin(card, now);
        }
        by.add(packet, now);
        return turn;
    }

    private Cards.@Nullable Turn turn(Run by, Packet packet, Stations stations, long now) {
        if (now - by.latest > RECENT || !stations.isStation(by.mac, now)) {
            return null;
        }
        if (HopLimits.isLowered(by.timeToLive, packet.timeToLive())) {
            turns = 0;
            return null;
        }
        turns++;
        if (turns < TURNS || now - told < Nanos.SECOND) {
            return null;
        }
        told = now;
        return new Cards.Turn(by.mac, by.frame, by.frameTime, by.length, turns);
    }

    /**
     * Somebody sends to the host.
     *
     * @return whether he goes on with the card that speaks at present, of more than one
     */
    boolean addressed(Packet packet) {
        Run by = run;
        boolean isAnswer = by != null && by.mac == packet.destinationMac();
        if (by != null && isAnswer) {
            by.answer = packet.number();
            by.answerTime = packet.time();
            by.answerLength = packet.capturedLength();
        }
        return isAnswer;
    }

    /** Whether it is one of the two frames that show who took over. */
    @Override
    public boolean holds(long number) {
        Run by = run;
        return by != null && (by.answer == number || by.frame == number);
    }

    /** Who goes on with what this card began; null while nobody does. */
    @Nullable
    TakenOver takenOver(long from) {
        Run by = run;
        if (by == null || by.mac == from || by.near < FRAMES || by.latest - by.since < TIME || by.answer == 0) {
            return null;
        }
        return new TakenOver(
                new MacAddress(by.mac),
                new FrameSpan(by.frame, by.frameTime, 0, by.length),
                new FrameSpan(by.answer, by.answerTime, 0, by.answerLength));
    }
}
