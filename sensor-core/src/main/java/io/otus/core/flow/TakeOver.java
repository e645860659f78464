package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.event.TakenOver;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whether another MAC address took over a side of a flow, as the next network card of a team does, or a device that
 * replaces another one: its frames come for a minute, not one comes from the address that the side began with, and the
 * other side sends to it. A bridge that passes frames on under its own address sends one or two behind each of the
 * host's own; who forges frames can neither keep the host silent nor have others send to him. Confined to the analysis
 * thread.
 */
final class TakeOver {
    /** Least frames in a row from the other address. */
    static final int FRAMES = 4;

    /**
     * Least time from the first to the latest of them, in nanoseconds: live flows show that they live once a minute.
     */
    static final long TIME = 60_000_000_000L;

    private int frames;
    private long mac;
    private long since;
    private long latest;
    private @Nullable FrameSpan sent;
    private @Nullable FrameSpan answered;

    /** A frame from the MAC address that the side began with. */
    void own() {
        frames = 0;
    }

    /** Whether the latest frame came from there. */
    boolean isOwn() {
        return frames == 0;
    }

    /** A frame from another one. */
    void other(Packet packet, long time) {
        if (frames == 0 || packet.sourceMac() != mac) {
            mac = packet.sourceMac();
            since = time;
            frames = 0;
            answered = null;
        }
        frames = Math.min(frames + 1, FRAMES);
        latest = time;
        sent = span(packet);
    }

    /** A frame of the other side of the flow. */
    void back(Packet packet) {
        if (frames > 0 && packet.destinationMac() == mac) {
            answered = span(packet);
        }
    }

    private static FrameSpan span(Packet packet) {
        return new FrameSpan(packet.number(), packet.time(), 0, packet.capturedLength());
    }

    /** Who took over; null while nobody did. */
    @Nullable
    TakenOver who() {
        FrameSpan from = sent;
        FrameSpan to = answered;
        return from != null && to != null && frames == FRAMES && latest - since >= TIME
                ? new TakenOver(new MacAddress(mac), from, to)
                : null;
    }
}
