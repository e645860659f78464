package io.otus.core.decode;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.AnomalyCode;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one frame below its payload. One object, filled again by each {@link Decoder#decode}, so nothing is
 * allocated per packet; everything in it is valid until the next call and until the source moves on.
 *
 * <p>In a tunnel everything here is that of the innermost packet: its addresses, its segment, its MAC addresses where
 * it has any. Confined to the analysis thread.
 */
public final class Packet extends PacketFields {
    /** Stands for a MAC address or port that is not there. */
    public static final int NONE = -1;

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

    /** Bytes of the frame that were captured. */
    public int capturedLength() {
        return capturedLength;
    }

    /** All that was captured of the frame. */
    public FrameSpan span() {
        return new FrameSpan(number, time, 0, capturedLength);
    }

    /** Bytes that the frame had on the wire. */
    public int frameLength() {
        return frameLength;
    }

    /** The outcome of decoding the frame. */
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

    /** Offset at which the rule was broken, in bytes from the link header. */
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
     * The protocol that the link layer carries: an EtherType from 0x600, below it an LLC destination SAP; 0 where the
     * link type has neither.
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

    /** The fields of its TCP header. */
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
     * Offset of the first payload byte from the link header. It is negative if the payload was assembled from
     * fragments: then its complement ({@code ~offset}) counts from the first byte of the datagram's payload, and
     * {@link #fragments} says which frame holds that.
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
}
