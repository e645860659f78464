package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.event.OtherCard;
import io.otus.core.event.TakenOver;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import org.jspecify.annotations.Nullable;

/** One side of a {@link Flow}: who it is, how much it sent, and from which network card. */
final class FlowSide {
    Endpoint endpoint;
    long frames;
    long bytes;
    long payload;
    /** Bytes of payload that no message explains, and those of messages whose content is encrypted. */
    long unread;

    long encrypted;
    /** Interface by which its first frame came; empty while none did. */
    String heardOn = "";

    /** Kept by {@link Cards}: from which network card its host speaks; null where no host does. */
    @Nullable
    HostCard speaker;

    // The latest frame with payload, as fields: it changes with nearly each packet.
    private long payloadFrame;
    private long payloadTime;
    private int payloadFrameLength;

    private long latestCard = Packet.NONE;
    // Whether its latest frame came from another card than it began with.
    private boolean strays;
    private @Nullable OtherCard otherCard;

    FlowSide(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    void count(Packet packet) {
        frames++;
        bytes += packet.frameLength();
        payload += (long) packet.payloadLength() + packet.missing();
        latestCard = packet.sourceMac();
        if (packet.payloadLength() > 0) {
            payloadFrame = packet.number();
            payloadTime = packet.time();
            payloadFrameLength = packet.capturedLength();
        }
    }

    @Nullable
    FrameSpan latestPayload() {
        return payloadFrame == 0 ? null : new FrameSpan(payloadFrame, payloadTime, 0, payloadFrameLength);
    }

    boolean isFromOwn() {
        return !strays;
    }

    @Nullable
    TakenOver takenOver() {
        MacAddress own = endpoint.mac();
        return speaker == null || own == null || !strays ? null : speaker.takenOver(own.bits());
    }

    /** Notes from which network card this side sends. A packet that a router passed on shows nothing of that. */
    void sentFrom(Packet packet) {
        MacAddress own = endpoint.mac();
        boolean isOwn = own == null || own.bits() == packet.sourceMac();
        if (isOwn || (packet.segment() == endpoint.segment() && Stations.isNear(packet))) {
            strays = !isOwn;
        }
    }

    @Nullable
    OtherCard otherCard() {
        return otherCard;
    }

    /** This packet of it came from another card than the one that its host speaks from. */
    void sentFromOther(Packet packet, long own) {
        otherCard = new OtherCard(new MacAddress(packet.sourceMac()), new MacAddress(own), packet.number());
    }

    @Nullable
    MacAddress latestCard() {
        if (latestCard == Packet.NONE) {
            return null;
        }
        MacAddress known = endpoint.mac();
        return known != null && known.bits() == latestCard ? known : new MacAddress(latestCard);
    }
}
