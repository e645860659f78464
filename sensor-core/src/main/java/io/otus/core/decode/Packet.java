package io.otus.core.decode;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.AnomalyCode;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Transport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one frame says below its payload. Made once and filled again by each {@link Decoder#decode}, so nothing is
 * allocated per packet; all it holds is valid until the next call and until the source moves on.
 *
 * <p>Behind a tunnel everything here is the innermost packet's: its addresses, its segment, its MAC addresses where it
 * has any. Confined to the analysis thread.
 */
public final class Packet {
    /** In place of a MAC address or port that is not there. */
    public static final int NONE = -1;

    // The frame.
    long number;
    long time;
    int linkType;
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
    /** What {@link #segment()} begins with: the site of the interface. */
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
    private final TcpFields tcp = new TcpFields();

    // Payload.
    ByteView block = ByteView.EMPTY;
    int payloadOffset;
    int payloadLength;
    int missing;
    boolean assembled;
    final List<FrameSpan> fragments = new ArrayList<>();
    final List<FrameSpan> overlapped = new ArrayList<>();
    private final OuterHeader outer = new OuterHeader();

    // Cursor of the decoders: the next byte, the end of what was captured, and the end that the headers so far give it.
    int at;
    int end;
    int wireEnd;
    int contentAt;
    boolean compared;
    boolean taggedByMirror;

    void reset(long frameNumber, long frameTime, int link, ByteView bytes, int offset, int captured, int original) {
        number = frameNumber;
        time = frameTime;
        linkType = link;
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
        snapOui = NONE;
        snapProtocol = NONE;
        sourceMac = NONE;
        destinationMac = NONE;
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
        ipProtocol = NONE;
        transport = Transport.LINK;
        sourcePort = NONE;
        destinationPort = NONE;
        tcp.clear();
    }

    /** Number of the frame, from 1. */
    public long number() {
        return number;
    }

    /** The frame's own time, nanoseconds since 1970; may run backwards from frame to frame. */
    public long time() {
        return time;
    }

    /** Link type of the frame, see {@link io.otus.core.capture.LinkType}. */
    public int linkType() {
        return linkType;
    }

    /** First byte of the link header in the block of the frame. */
    public int frameOffset() {
        return frameOffset;
    }

    /** Bytes of the frame that were captured. */
    public int capturedLength() {
        return capturedLength;
    }

    /** Bytes that the frame had on the wire. */
    public int frameLength() {
        return frameLength;
    }

    /** What became of the frame. */
    public DecodeOutcome outcome() {
        return outcome;
    }

    /**
     * The first rule that its headers broke; null if none. With another outcome than {@link DecodeOutcome#MALFORMED}
     * decoding went on nevertheless.
     */
    public @Nullable AnomalyCode anomaly() {
        return anomaly;
    }

    /** Where the rule was broken, in bytes from the link header. */
    public int anomalyOffset() {
        return anomalyAt;
    }

    /** Number of the frame that this one is a copy of, made by the mirror port; 0 if it is none. */
    public long duplicateOf() {
        return duplicateOf;
    }

    /** The {@link #segment} of the frame that this one is a copy of. */
    public int originalSegment() {
        return originalSegment;
    }

    /** Whether the mirror port made this frame of an earlier one, so that it says nothing new. */
    public boolean isDuplicate() {
        return duplicateOf != 0;
    }

    /**
     * The network segment: 0 untagged, else the VLAN id, with an outer tag as {@code outer << 12 | inner}; see
     * {@code net.Endpoint}.
     */
    public int segment() {
        return site | segment;
    }

    /** VXLAN network identifier of the innermost overlay, 0 outside any. */
    public int virtualNetwork() {
        return virtualNetwork;
    }

    /** How many tunnels the packet was inside of. */
    public int tunnelDepth() {
        return depth;
    }

    /** Between whom the tunnel is that it came in. */
    public OuterHeader outer() {
        return outer;
    }

    /** Source MAC address, or {@link #NONE}. */
    public long sourceMac() {
        return sourceMac;
    }

    /** Destination MAC address, or {@link #NONE}. */
    public long destinationMac() {
        return destinationMac;
    }

    /**
     * What the link layer carries: an EtherType from 0x600, below it an LLC destination SAP; 0 where the link type has
     * neither.
     */
    public int linkProtocol() {
        return linkProtocol;
    }

    /**
     * OUI of the SNAP header, or {@link #NONE}; SNAP that merely carries an EtherType (OUI 0, RFC 1042) counts as that
     * EtherType.
     */
    public int snapOui() {
        return snapOui;
    }

    /** Protocol id of the SNAP header, or {@link #NONE}. */
    public int snapProtocol() {
        return snapProtocol;
    }

    /** 4, 6, or 0 below IP. */
    public int ipVersion() {
        return ipVersion;
    }

    /** First half of the IPv6 source address; 0 otherwise. */
    public long sourceHigh() {
        return sourceHigh;
    }

    /** Second half of the IPv6 source address, or the IPv4 source address. */
    public long sourceLow() {
        return sourceLow;
    }

    /** First half of the IPv6 destination address; 0 otherwise. */
    public long destinationHigh() {
        return destinationHigh;
    }

    /** Second half of the IPv6 destination address, or the IPv4 destination address. */
    public long destinationLow() {
        return destinationLow;
    }

    /** IPv4 time to live or IPv6 hop limit. */
    public int timeToLive() {
        return timeToLive;
    }

    /** IPv4 identification, or that of the IPv6 fragment header; else 0. */
    public long identification() {
        return identification;
    }

    /** Whether the packet is a fragment, or was assembled from fragments. */
    public boolean isFragment() {
        return fragment;
    }

    /** IP protocol number after all IPv6 extension headers, or {@link #NONE} below IP. */
    public int ipProtocol() {
        return ipProtocol;
    }

    /** The deepest layer that could be read. */
    public Transport transport() {
        return transport;
    }

    /** IP protocol number, EtherType or LLC SAP, as {@link #transport} demands. */
    public int protocolNumber() {
        return transport == Transport.LINK ? linkProtocol : ipProtocol;
    }

    /** TCP or UDP source port, or {@link #NONE}. */
    public int sourcePort() {
        return sourcePort;
    }

    /** TCP or UDP destination port, or {@link #NONE}. */
    public int destinationPort() {
        return destinationPort;
    }

    /** What its TCP header says. */
    public TcpFields tcp() {
        return tcp;
    }

    /** Options of the TCP header; empty where there are none, or the snap length cut them. */
    public ByteView tcpOptions() {
        return block.slice(payloadOffset - tcp.optionsLength(), tcp.optionsLength());
    }

    /** The view that holds the payload: the frame's own block, or one that fragments were assembled in. */
    public ByteView block() {
        return block;
    }

    /** First byte of the payload in {@link #block}. */
    public int payloadOffset() {
        return payloadOffset;
    }

    /**
     * Bytes of payload that are here: of TCP or UDP, of IP with another protocol, or of the frame after its link header
     * and tags. Trimmed to what IP, UDP and 802.3 say, so that Ethernet padding and trailers never appear.
     */
    public int payloadLength() {
        return payloadLength;
    }

    /** Bytes of payload that were on the wire behind those and that the snap length cut. */
    public int missing() {
        return missing;
    }

    /**
     * First byte of the payload counted from the link header. Less than 0 if it was assembled from fragments: then its
     * complement ({@code ~offset}) counts from the first byte of the datagram's payload, and {@link #fragments} tells
     * which frame holds that.
     */
    public int payloadOffsetInFrame() {
        return assembled ? ~payloadOffset : payloadOffset - frameOffset;
    }

    /** Whether the payload was assembled from fragments: {@link #fragments}. */
    public boolean isAssembled() {
        return assembled;
    }

    /** The frames whose fragments make up the payload, in order of their offset; empty unless {@link #isAssembled}. */
    public List<FrameSpan> fragments() {
        return fragments;
    }

    /** Earlier fragments of which this frame brought bytes again; empty unless {@link #anomaly} is an overlap. */
    public List<FrameSpan> overlapped() {
        return overlapped;
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
