package io.otus.core.decode;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.LinkType;

/** Link headers, tags and what else stands between a frame's first byte and IP. Stateless. */
final class LinkDecoder {
    /** Bytes of the address family before loopback packets. */
    private static final int FAMILY_SIZE = 4;

    private LinkDecoder() {}

    /** The first layer of a frame. */
    static Layer begin(Packet p) {
        return switch (p.linkType) {
            case LinkType.ETHERNET -> Layer.ETHERNET;
            case LinkType.RAW -> Layer.IP;
            case LinkType.IPV4 -> Layer.IPV4;
            case LinkType.IPV6 -> Layer.IPV6;
            case LinkType.NULL, LinkType.LOOP -> loopback(p);
            case LinkType.LINUX_SLL -> sll(p);
            case LinkType.LINUX_SLL2 -> sll2(p);
            case LinkType.BACNET_MS_TP -> mstp(p);
            default -> {
                p.outcome = DecodeOutcome.UNKNOWN;
                p.unreadLink = true;
                p.payloadHere();
                yield Layer.DONE;
            }
        };
    }

    /**
     * The address family comes in numbers and byte order of the capturing machine; which IP version it is the packet
     * says too.
     */
    private static Layer loopback(Packet p) {
        if (!p.here(FAMILY_SIZE)) {
            p.cut(FAMILY_SIZE, DecodeAnomaly.LINK_SHORT);
            return Layer.DONE;
        }
        boolean ip = isIpFamily(p.block.u32(p.at)) || isIpFamily(p.block.le32(p.at));
        p.at += FAMILY_SIZE;
        p.contentAt = p.at;
        if (!ip) {
            p.outcome = DecodeOutcome.UNKNOWN;
            return payload(p);
        }
        return Layer.IP;
    }

    /** AF_INET everywhere, and AF_INET6 of Linux, Windows, NetBSD and OpenBSD, FreeBSD, macOS. */
    private static boolean isIpFamily(long family) {
        return family == 2 || family == 10 || family == 23 || family == 24 || family == 28 || family == 30;
    }

    private static Layer sll(Packet p) {
        if (!p.here(SllHeader.SIZE)) {
            p.cut(SllHeader.SIZE, DecodeAnomaly.LINK_SHORT);
            return Layer.DONE;
        }
        if (SllHeader.addressLength(p.block, p.at) == 6) {
            p.sourceMac = SllHeader.address(p.block, p.at);
        }
        int protocol = SllHeader.protocol(p.block, p.at);
        p.at += SllHeader.SIZE;
        return cooked(p, protocol);
    }

    private static Layer sll2(Packet p) {
        if (!p.here(Sll2Header.SIZE)) {
            p.cut(Sll2Header.SIZE, DecodeAnomaly.LINK_SHORT);
            return Layer.DONE;
        }
        if (Sll2Header.addressLength(p.block, p.at) == 6) {
            p.sourceMac = Sll2Header.address(p.block, p.at);
        }
        int protocol = Sll2Header.protocol(p.block, p.at);
        p.at += Sll2Header.SIZE;
        return cooked(p, protocol);
    }

    private static Layer cooked(Packet p, int protocol) {
        p.contentAt = p.at;
        if (protocol == SllHeader.LLC) {
            return Layer.LLC;
        }
        p.linkProtocol = protocol;
        return Layer.LINK_PROTOCOL;
    }

    /**
     * The whole frame is BACnet's, whose service access point stands for it: MS/TP carries nothing else. Stations
     * become MAC addresses.
     */
    private static Layer mstp(Packet p) {
        if (!p.here(MstpFrame.SIZE)) {
            p.cut(MstpFrame.SIZE, DecodeAnomaly.LINK_SHORT);
            return Layer.DONE;
        }
        p.destinationMac = MstpFrame.destination(p.block, p.at);
        p.sourceMac = MstpFrame.source(p.block, p.at);
        p.linkProtocol = MstpFrame.BACNET_SAP;
        p.payloadHere();
        return Layer.DONE;
    }

    static Layer ethernet(Packet p) {
        if (!p.here(EthernetHeader.SIZE)) {
            p.cut(EthernetHeader.SIZE, DecodeAnomaly.LINK_SHORT);
            return Layer.DONE;
        }
        p.destinationMac = EthernetHeader.destination(p.block, p.at);
        p.sourceMac = EthernetHeader.source(p.block, p.at);
        int type = EthernetHeader.typeOrLength(p.block, p.at);
        p.at += EthernetHeader.SIZE;
        return typeOrLength(p, type);
    }

    private static Layer typeOrLength(Packet p, int type) {
        p.contentAt = p.at;
        if (type >= EthernetHeader.MIN_ETHERTYPE) {
            p.linkProtocol = type;
            return Layer.LINK_PROTOCOL;
        }
        if (type > EthernetHeader.MAX_LENGTH) {
            p.outcome = DecodeOutcome.UNKNOWN; // Neither a length nor a type (IEEE 802.3 clause 3.2.6).
            p.payloadHere();
            return Layer.DONE;
        }
        if (type > p.wireEnd - p.at) {
            p.note(DecodeAnomaly.LLC_LENGTH);
        } else {
            p.wireEnd = p.at + type;
            p.end = Math.min(p.end, p.wireEnd);
        }
        return Layer.LLC;
    }

    static Layer llc(Packet p) {
        if (!p.here(LlcHeader.SIZE)) {
            p.cut(LlcHeader.SIZE, DecodeAnomaly.LINK_SHORT);
            return Layer.DONE;
        }
        p.linkProtocol = LlcHeader.destinationSap(p.block, p.at);
        if (!LlcHeader.isSnap(p.block, p.at)) {
            p.at += LlcHeader.isUnnumbered(p.block, p.at) || !p.here(LlcHeader.SIZE + 1)
                    ? LlcHeader.SIZE
                    : LlcHeader.SIZE + 1;
            p.payloadHere();
            return Layer.DONE;
        }
        p.at += LlcHeader.SIZE;
        if (!p.here(LlcHeader.SNAP_SIZE)) {
            p.cut(LlcHeader.SNAP_SIZE, DecodeAnomaly.LINK_SHORT);
            return Layer.DONE;
        }
        int oui = LlcHeader.snapOui(p.block, p.at);
        int protocol = LlcHeader.snapProtocol(p.block, p.at);
        p.at += LlcHeader.SNAP_SIZE;
        if (oui == 0 && protocol >= EthernetHeader.MIN_ETHERTYPE) {
            p.linkProtocol = protocol; // RFC 1042: the EtherType of a frame that was once without LLC.
            return Layer.LINK_PROTOCOL;
        }
        p.snapOui = oui;
        p.snapProtocol = protocol;
        p.payloadHere();
        return Layer.DONE;
    }

    static Layer linkProtocol(Packet p) {
        return switch (p.linkProtocol) {
            case EtherTypes.IPV4 -> Layer.IPV4;
            case EtherTypes.IPV6 -> Layer.IPV6;
            case EtherTypes.C_TAG, EtherTypes.S_TAG, EtherTypes.OLD_S_TAG, EtherTypes.OLDER_S_TAG -> vlan(p);
            case EtherTypes.MPLS, EtherTypes.MPLS_MULTICAST -> mpls(p);
            case EtherTypes.PPPOE_SESSION -> pppoe(p);
            case EtherTypes.JUMBO_LLC -> Layer.LLC;
            default -> {
                int length = EtherTypes.tagLength(p.linkProtocol);
                yield length == 0 ? payload(p) : tag(p, length);
            }
        };
    }

    private static Layer payload(Packet p) {
        p.payloadHere();
        return Layer.DONE;
    }

    private static Layer vlan(Packet p) {
        if (!p.here(VlanTag.SIZE)) {
            p.cut(VlanTag.SIZE, DecodeAnomaly.LINK_SHORT);
            return Layer.DONE;
        }
        int identifier = VlanTag.identifier(p.block, p.at);
        if (identifier != 0) {
            p.segment = p.taggedByMirror ? identifier : (p.segment & 0xFFF) << 12 | identifier;
            p.taggedByMirror = false;
        }
        int type = VlanTag.typeOrLength(p.block, p.at);
        p.at += VlanTag.SIZE;
        return typeOrLength(p, type);
    }

    /** Skips a tag whose content is not needed. If no EtherType follows, it was another protocol after all. */
    private static Layer tag(Packet p, int length) {
        if (!p.here(length + 2)) {
            return payload(p);
        }
        int type = p.block.u16(p.at + length);
        boolean certain = p.linkProtocol != EtherTypes.CISCO_TTAG || isCommon(type);
        if (!certain || (type < EthernetHeader.MIN_ETHERTYPE && type > EthernetHeader.MAX_LENGTH)) {
            return payload(p);
        }
        p.at += length + 2;
        return typeOrLength(p, type);
    }

    private static boolean isCommon(int type) {
        return switch (type) {
            case EtherTypes.IPV4,
                    EtherTypes.IPV6,
                    EtherTypes.C_TAG,
                    EtherTypes.ARP,
                    EtherTypes.PROFINET,
                    EtherTypes.GOOSE,
                    EtherTypes.SAMPLED_VALUES,
                    EtherTypes.LLDP -> true;
            default -> false;
        };
    }

    private static Layer mpls(Packet p) {
        ByteView b = p.block;
        int labels = 0;
        boolean bottom = false;
        while (!bottom) {
            if (!p.here(MplsLabel.SIZE)) {
                p.cut(MplsLabel.SIZE, DecodeAnomaly.TUNNEL_HEADER);
                return Layer.DONE;
            }
            if (++labels > Decoder.MAX_LAYERS) {
                p.malformed(DecodeAnomaly.TOO_MANY_LAYERS);
                return Layer.DONE;
            }
            bottom = MplsLabel.isBottom(b, p.at);
            p.at += MplsLabel.SIZE;
        }
        // No field names the next layer: IP shows by its version, a pseudowire by its control word (RFC 4385 section
        // 3).
        int nibble = p.here(1) ? b.u8(p.at) >>> 4 : -1;
        if (nibble == 4 || nibble == 6) {
            return Layer.IP;
        }
        if (nibble == 0 && p.here(MplsLabel.CONTROL_WORD_SIZE + EthernetHeader.SIZE)) {
            // A pseudowire may do without the word, and most makers' MAC addresses begin with the same bits.
            boolean isWord = !isCommon(EthernetHeader.typeOrLength(p.block, p.at))
                    && (isEthernet(p, MplsLabel.CONTROL_WORD_SIZE) || !isEthernet(p, 0));
            p.at += isWord ? MplsLabel.CONTROL_WORD_SIZE : 0;
            return enter(p, Layer.ETHERNET);
        }
        return payload(p);
    }

    /** Whether an Ethernet header that begins some bytes on has a common type, or a length that fits. */
    private static boolean isEthernet(Packet p, int skipped) {
        int begin = p.at + skipped;
        if (!p.here(skipped + EthernetHeader.SIZE)) {
            return false;
        }
        int type = EthernetHeader.typeOrLength(p.block, begin);
        return type <= EthernetHeader.MAX_LENGTH ? begin + EthernetHeader.SIZE + type <= p.wireEnd : isCommon(type);
    }

    private static Layer pppoe(Packet p) {
        ByteView b = p.block;
        int at = p.at;
        if (!p.here(PppoeHeader.MIN_SIZE)) {
            p.cut(PppoeHeader.MIN_SIZE, DecodeAnomaly.TUNNEL_HEADER);
            return Layer.DONE;
        }
        boolean compressed = PppoeHeader.isCompressed(b, at);
        int header = compressed ? PppoeHeader.MIN_SIZE : PppoeHeader.MIN_SIZE + 1;
        if (!p.here(header)) {
            p.cut(header, DecodeAnomaly.TUNNEL_HEADER);
            return Layer.DONE;
        }
        int protocol = compressed ? PppoeHeader.compressedProtocol(b, at) : PppoeHeader.pppProtocol(b, at);
        boolean ip = protocol == PppoeHeader.PPP_IPV4 || protocol == PppoeHeader.PPP_IPV6;
        int end = at + PppoeHeader.PROTOCOL_AT + PppoeHeader.length(b, at);
        if (!ip || !PppoeHeader.isSession(b, at) || end < at + header) {
            return payload(p);
        }
        if (end < p.wireEnd) {
            p.wireEnd = end;
            p.end = Math.min(p.end, end);
        }
        p.at += header;
        return protocol == PppoeHeader.PPP_IPV4 ? Layer.IPV4 : Layer.IPV6;
    }

    /** A whole frame or packet is carried inside: what the outer headers said is about the ends of the tunnel. */
    static Layer enter(Packet p, Layer inner) {
        p.depth++;
        p.outer().take(p);
        p.segment = 0;
        p.sourceMac = Packet.NONE;
        p.destinationMac = Packet.NONE;
        p.linkProtocol = 0;
        p.clearNetwork();
        p.contentAt = p.at;
        return inner;
    }
}
