package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.event.TakenOver;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whether another MAC address took over a side of a flow, as the next network card of a team does, or a device that
 * replaces another one: its frames come for a minute, and not one from the address that the side began with. A bridge
 * that passes frames on under its own address sends one or two behind each of the host's own, and whoever forges frames
 * cannot keep the host silent. Confined to the analysis thread.
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
    private long number;
    private long latest;
    private int length;

    /** A frame from the MAC address that the side began with. */
    void own() {
        frames = 0;
    }

    /** A frame from another one. */
    void other(Packet packet) {
        if (frames == 0 || packet.sourceMac() != mac) {
            mac = packet.sourceMac();
            since = packet.time();
            frames = 0;
        }
        frames = Math.min(frames + 1, FRAMES);
        number = packet.number();
        latest = packet.time();
        length = packet.capturedLength();
    }

    /** Who took over; null while nobody did. */
    @Nullable
    TakenOver who() {
        return frames == FRAMES && latest - since >= TIME
                ? new TakenOver(new MacAddress(mac), new FrameSpan(number, latest, 0, length))
                : null;
    }
}
