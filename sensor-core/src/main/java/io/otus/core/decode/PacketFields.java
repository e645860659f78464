package io.otus.core.decode;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.AnomalyCode;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Transport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The side of a {@link Packet} that decoders write: its fields, the cursor by which one header follows the other, and
 * the ways in which decoding ends. Fields and not methods, since several decoders fill each of them for every frame.
 * Confined to the analysis thread.
 */
abstract sealed class PacketFields permits Packet {
    // The frame.
    long number;
    long time;
    int linkType;
    boolean unreadLink;
    int frameOffset;
    int capturedLength;
    int frameLength;

    // What became of it.
    DecodeOutcome outcome = DecodeOutcome.UNKNOWN;

    @Nullable
    AnomalyCode anomaly;

    int anomalyAt;
    long duplicateOf;
    int originalSegment;

    // Link layer.
    int segment;
    /** The site of the interface, with which {@link Packet#segment()} begins. */
    int site;

    int virtualNetwork;
    int depth;
    long sourceMac;
    long destinationMac;
    int linkProtocol;
    int snapOui;
    int snapProtocol;

    // Network layer.
    int ipVersion;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int timeToLive;
    long identification;
    boolean fragment;
    int ipProtocol;

    // Transport layer.
    Transport transport = Transport.LINK;
    int sourcePort;
    int destinationPort;
    final TcpFields tcp = new TcpFields();

    // Payload.
    ByteView block = ByteView.EMPTY;
    int payloadOffset;
    int payloadLength;
    int missing;
    boolean assembled;
    final List<FrameSpan> fragments = new ArrayList<>();
    final List<FrameSpan> overlapped = new ArrayList<>();
    final OuterHeader outer = new OuterHeader();

    // Cursor of the decoders: the next byte, the end of what was captured, and the end that the headers so far give it.
    int at;
    int end;
    int wireEnd;
    int contentAt;
    boolean compared;
    boolean taggedByMirror;

    /** A frame begins: everything of the one before is forgotten. */
    void reset(long frameNumber, long frameTime, int link, ByteView bytes, int offset, int captured, int original) {
        number = frameNumber;
        time = frameTime;
        linkType = link;
        unreadLink = false;
        frameOffset = offset;
        capturedLength = captured;
        frameLength = original;
        if (assembled) {
            fragments.clear();
            assembled = false;
        }
        if (!overlapped.isEmpty()) {
            overlapped.clear();
        }
        outcome = DecodeOutcome.DECODED;
        anomaly = null;
        anomalyAt = 0;
        duplicateOf = 0;
        segment = 0;
        site = 0;
        virtualNetwork = 0;
        depth = 0;
        outer.clear();
        snapOui = Packet.NONE;
        snapProtocol = Packet.NONE;
        sourceMac = Packet.NONE;
        destinationMac = Packet.NONE;
        linkProtocol = 0;
        clearNetwork();
        block = bytes;
        at = offset;
        contentAt = offset;
        compared = false;
        taggedByMirror = false;
        originalSegment = 0;
        end = offset + captured;
        wireEnd = offset + original;
        payloadOffset = offset;
        payloadLength = 0;
        missing = 0;
    }

    /** Forgets the network layer: another link header follows in a tunnel. */
    void clearNetwork() {
        ipVersion = 0;
        sourceHigh = 0;
        sourceLow = 0;
        destinationHigh = 0;
        destinationLow = 0;
        timeToLive = 0;
        identification = 0;
        fragment = false;
        ipProtocol = Packet.NONE;
        transport = Transport.LINK;
        sourcePort = Packet.NONE;
        destinationPort = Packet.NONE;
        tcp.clear();
    }

    /** Whether {@code count} bytes were captured from the cursor on. */
    boolean here(int count) {
        return count <= end - at;
    }

    /** Notes a broken rule at the cursor, unless one was noted before. */
    void note(AnomalyCode code) {
        noteAt(code, at);
    }

    /** Notes a broken rule at a place of the block, unless one was noted before. */
    void noteAt(AnomalyCode code, int place) {
        if (anomaly == null) {
            anomaly = code;
            anomalyAt = Math.max(0, assembled ? 0 : place - frameOffset);
        }
    }

    /**
     * Ends decoding: a header is not all there, because the snap length cut it or because the packet contradicts
     * {@code code}.
     */
    void cut(int headerLength, AnomalyCode code) {
        if (at + headerLength <= wireEnd) {
            outcome = DecodeOutcome.TRUNCATED;
        } else {
            malformed(code);
        }
        payloadHere();
    }

    /** Ends decoding at the cursor. */
    void malformed(AnomalyCode code) {
        note(code);
        outcome = DecodeOutcome.MALFORMED;
        payloadHere();
    }

    /** The payload is what follows the cursor. */
    void payloadHere() {
        payloadOffset = Math.min(at, end);
        payloadLength = Math.max(0, end - at);
        missing = Math.max(0, wireEnd - Math.max(end, at));
    }
}
