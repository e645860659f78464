package io.otus.core.decode;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.Transport;

/** Decodes what IP carries: TCP, UDP, and the tunnels in IP. Stateless. */
final class TransportDecoder {
    private static final int IPV4_IN_IP = 4;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int IPV6_IN_IP = 41;
    private static final int GRE = 47;
    private static final int AUTHENTICATION = 51;

    private TransportDecoder() {}

    static Layer decode(Packet p) {
        return switch (p.ipProtocol) {
            case TCP -> tcp(p);
            case UDP -> udp(p);
            case IPV4_IN_IP -> LinkDecoder.enter(p, Layer.IPV4);
            case IPV6_IN_IP -> LinkDecoder.enter(p, Layer.IPV6);
            case GRE -> gre(p);
            case AUTHENTICATION -> authentication(p);
            default -> payload(p);
        };
    }

    private static Layer payload(Packet p) {
        p.payloadHere();
        return Layer.DONE;
    }

    /** The authentication header behind IPv4, RFC 4302 section 2; behind IPv6 it is one of the extension headers. */
    private static Layer authentication(Packet p) {
        if (!p.here(Ipv6Extension.MIN_SIZE)) {
            return payload(p);
        }
        int length = Ipv6Extension.length(AUTHENTICATION, p.block, p.at);
        if (!p.here(length)) {
            return payload(p);
        }
        p.ipProtocol = Ipv6Extension.next(p.block, p.at);
        p.at += length;
        return Layer.IP_PROTOCOL;
    }

    private static Layer tcp(Packet p) {
        ByteView b = p.block;
        int at = p.at;
        if (!p.here(TcpHeader.SIZE)) {
            p.cut(TcpHeader.SIZE, DecodeAnomaly.TCP_HEADER);
            return Layer.DONE;
        }
        int header = TcpHeader.headerLength(b, at);
        if (header < TcpHeader.SIZE || header > p.wireEnd - at) {
            p.malformed(DecodeAnomaly.TCP_HEADER);
            return Layer.DONE;
        }
        p.transport = Transport.TCP;
        p.sourcePort = TcpHeader.sourcePort(b, at);
        p.destinationPort = TcpHeader.destinationPort(b, at);
        p.at += header;
        p.tcp().read(b, at, p.at <= p.end ? header - TcpHeader.SIZE : 0);
        return payload(p);
    }

    private static Layer udp(Packet p) {
        ByteView b = p.block;
        int at = p.at;
        if (!p.here(UdpHeader.SIZE)) {
            p.cut(UdpHeader.SIZE, DecodeAnomaly.UDP_LENGTH);
            return Layer.DONE;
        }
        int length = UdpHeader.length(b, at);
        if (length != 0 && length < UdpHeader.SIZE) {
            p.malformed(DecodeAnomaly.UDP_LENGTH);
            return Layer.DONE;
        }
        p.transport = Transport.UDP;
        p.sourcePort = UdpHeader.sourcePort(b, at);
        p.destinationPort = UdpHeader.destinationPort(b, at);
        if (length > p.wireEnd - at) {
            p.note(DecodeAnomaly.UDP_LENGTH);
        } else if (length != 0) {
            p.wireEnd = at + length;
            p.end = Math.min(p.end, p.wireEnd);
        }
        p.at += UdpHeader.SIZE;
        boolean vxlan = p.destinationPort == VxlanHeader.PORT || p.destinationPort == VxlanHeader.OLD_PORT;
        if (vxlan && p.here(VxlanHeader.SIZE + EthernetHeader.SIZE) && VxlanHeader.isPlausible(b, p.at)) {
            int network = VxlanHeader.networkIdentifier(b, p.at);
            p.at += VxlanHeader.SIZE;
            Layer inner = LinkDecoder.enter(p, Layer.ETHERNET);
            p.virtualNetwork = network;
            return inner;
        }
        return p.destinationPort == GtpHeader.PORT ? gtp(p) : payload(p);
    }

    private static Layer gtp(Packet p) {
        ByteView b = p.block;
        if (!p.here(GtpHeader.SIZE) || !GtpHeader.isPacket(b, p.at, p.wireEnd - p.at)) {
            return payload(p);
        }
        int header = GtpHeader.length(b, p.at, p.end);
        if (header < 0 || p.at + header >= p.end) {
            return payload(p);
        }
        int version = Ipv4Header.version(b, p.at + header);
        if (version != 4 && version != 6) {
            return payload(p); // An Ethernet frame, or PPP.
        }
        p.at += header;
        return LinkDecoder.enter(p, version == 4 ? Layer.IPV4 : Layer.IPV6);
    }

    private static Layer gre(Packet p) {
        ByteView b = p.block;
        int at = p.at;
        if (!p.here(GreHeader.SIZE)) {
            p.cut(GreHeader.SIZE, DecodeAnomaly.TUNNEL_HEADER);
            return Layer.DONE;
        }
        if (!GreHeader.isReadable(b, at)) {
            return payload(p);
        }
        int header = GreHeader.length(b, at);
        if (!p.here(header)) {
            p.cut(header, DecodeAnomaly.TUNNEL_HEADER);
            return Layer.DONE;
        }
        int protocol = GreHeader.protocol(b, at);
        boolean sequence = GreHeader.hasSequence(b, at);
        p.at += header;
        return switch (protocol) {
            case EtherTypes.IPV4 -> LinkDecoder.enter(p, Layer.IPV4);
            case EtherTypes.IPV6 -> LinkDecoder.enter(p, Layer.IPV6);
            case EtherTypes.TRANSPARENT_ETHERNET -> LinkDecoder.enter(p, Layer.ETHERNET);
            case EtherTypes.MPLS, EtherTypes.MPLS_MULTICAST -> {
                Layer inner = LinkDecoder.enter(p, Layer.LINK_PROTOCOL);
                p.linkProtocol = protocol;
                yield inner;
            }
            case EtherTypes.ERSPAN -> sequence ? erspan(p, 1, ErspanHeader.TYPE_II_SIZE) : erspanWithoutHeader(p);
            case EtherTypes.ERSPAN_III -> erspan(p, 2, ErspanHeader.TYPE_III_SIZE);
            default -> {
                p.at = at;
                yield payload(p);
            }
        };
    }

    private static Layer erspanWithoutHeader(Packet p) {
        Layer inner = LinkDecoder.enter(p, Layer.ETHERNET);
        p.outer().clear();
        return inner;
    }

    private static Layer erspan(Packet p, int version, int size) {
        ByteView b = p.block;
        if (!p.here(size)) {
            p.cut(size, DecodeAnomaly.TUNNEL_HEADER);
            return Layer.DONE;
        }
        if (ErspanHeader.version(b, p.at) != version) {
            p.malformed(DecodeAnomaly.TUNNEL_HEADER);
            return Layer.DONE;
        }
        int vlan = ErspanHeader.vlan(b, p.at);
        boolean ip = version == 2 && ErspanHeader.frameType(b, p.at) == 2;
        int length = version == 2 && ErspanHeader.hasSubHeader(b, p.at) ? size + ErspanHeader.SUB_HEADER_SIZE : size;
        if (!p.here(length)) {
            p.cut(length, DecodeAnomaly.TUNNEL_HEADER);
            return Layer.DONE;
        }
        p.at += length;
        Layer inner = LinkDecoder.enter(p, ip ? Layer.IP : Layer.ETHERNET);
        p.outer().clear();
        p.segment = vlan;
        p.taggedByMirror = vlan != 0;
        return inner;
    }
}
