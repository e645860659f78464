package io.otus.core.decode;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.Transport;

/** IPv4 and IPv6 with extension headers, down to the number of the protocol that they carry. Stateless. */
final class IpDecoder {
    /** Most IPv6 extension headers in a packet. */
    static final int MAX_EXTENSIONS = 16;

    private IpDecoder() {}

    static Layer byVersion(Packet p) {
        if (!p.here(1)) {
            p.cut(1, DecodeAnomaly.LINK_SHORT);
            return Layer.DONE;
        }
        return switch (Ipv4Header.version(p.block, p.at)) {
            case 4 -> Layer.IPV4;
            case 6 -> Layer.IPV6;
            default -> {
                p.malformed(DecodeAnomaly.IP_VERSION);
                yield Layer.DONE;
            }
        };
    }

    static Layer v4(Packet p, Fragments fragments) {
        ByteView b = p.block;
        int at = p.at;
        if (!p.here(Ipv4Header.SIZE)) {
            p.cut(Ipv4Header.SIZE, DecodeAnomaly.IPV4_HEADER_LENGTH);
            return Layer.DONE;
        }
        if (Ipv4Header.version(b, at) != 4) {
            p.malformed(DecodeAnomaly.IP_VERSION);
            return Layer.DONE;
        }
        int header = Ipv4Header.headerLength(b, at);
        int total = Ipv4Header.totalLength(b, at);
        if (header < Ipv4Header.SIZE || (total != 0 && total < header)) {
            p.malformed(DecodeAnomaly.IPV4_HEADER_LENGTH);
            return Layer.DONE;
        }
        p.contentAt = at;
        p.linkProtocol = p.linkProtocol == 0 ? EtherTypes.IPV4 : p.linkProtocol;
        if (total != 0) {
            limit(p, at + total);
        }
        if (!p.here(header)) {
            p.cut(header, DecodeAnomaly.IPV4_HEADER_LENGTH);
            return Layer.DONE;
        }
        p.ipVersion = 4;
        p.sourceLow = Ipv4Header.source(b, at);
        p.destinationLow = Ipv4Header.destination(b, at);
        p.timeToLive = Ipv4Header.timeToLive(b, at);
        p.identification = Ipv4Header.identification(b, at);
        p.ipProtocol = Ipv4Header.protocol(b, at);
        p.transport = Transport.IP;
        p.at += header;
        int offset = Ipv4Header.fragmentOffset(b, at);
        boolean more = Ipv4Header.moreFragments(b, at);
        if (more || offset != 0) {
            return fragments.add(p, offset, more);
        }
        return Layer.IP_PROTOCOL;
    }

    static Layer v6(Packet p, Fragments fragments) {
        ByteView b = p.block;
        int at = p.at;
        if (!p.here(Ipv6Header.SIZE)) {
            p.cut(Ipv6Header.SIZE, DecodeAnomaly.IP_LENGTH);
            return Layer.DONE;
        }
        if (Ipv6Header.version(b, at) != 6) {
            p.malformed(DecodeAnomaly.IP_VERSION);
            return Layer.DONE;
        }
        p.contentAt = at;
        p.linkProtocol = p.linkProtocol == 0 ? EtherTypes.IPV6 : p.linkProtocol;
        int length = Ipv6Header.payloadLength(b, at);
        if (length != 0) {
            limit(p, at + Ipv6Header.SIZE + length);
        }
        p.ipVersion = 6;
        p.sourceHigh = Ipv6Header.sourceHigh(b, at);
        p.sourceLow = Ipv6Header.sourceLow(b, at);
        p.destinationHigh = Ipv6Header.destinationHigh(b, at);
        p.destinationLow = Ipv6Header.destinationLow(b, at);
        p.timeToLive = Ipv6Header.hopLimit(b, at);
        p.ipProtocol = Ipv6Header.nextHeader(b, at);
        p.transport = Transport.IP;
        p.at += Ipv6Header.SIZE;
        return Layer.IPV6_EXTENSIONS;
    }

    static Layer extensions(Packet p, Fragments fragments) {
        ByteView b = p.block;
        if (p.ipVersion != 6) {
            return Layer.IP_PROTOCOL;
        }
        for (int i = 0; Ipv6Extension.isExtension(p.ipProtocol); i++) {
            if (!p.here(Ipv6Extension.MIN_SIZE)) {
                p.cut(Ipv6Extension.MIN_SIZE, DecodeAnomaly.IPV6_EXTENSIONS);
                return Layer.DONE;
            }
            int kind = p.ipProtocol;
            int length = Ipv6Extension.length(kind, b, p.at);
            if (i == MAX_EXTENSIONS) {
                p.malformed(DecodeAnomaly.IPV6_EXTENSIONS);
                return Layer.DONE;
            }
            if (!p.here(length)) {
                p.cut(length, DecodeAnomaly.IPV6_EXTENSIONS);
                return Layer.DONE;
            }
            int at = p.at;
            p.ipProtocol = Ipv6Extension.next(b, at);
            p.at += length;
            if (kind == Ipv6Extension.FRAGMENT) {
                int offset = Ipv6Extension.fragmentOffset(b, at);
                boolean more = Ipv6Extension.moreFragments(b, at);
                p.identification = Ipv6Extension.identification(b, at);
                if (more || offset != 0) {
                    return fragments.add(p, offset, more);
                }
            }
        }
        return Layer.IP_PROTOCOL;
    }

    /**
     * Sets the end of the datagram. Bytes after it are padding. If the datagram claims more than the frame had, nothing
     * shows which of the two is wrong.
     */
    private static void limit(Packet p, int end) {
        if (end > p.wireEnd) {
            p.note(DecodeAnomaly.IP_LENGTH);
            return;
        }
        p.wireEnd = end;
        p.end = Math.min(p.end, end);
    }
}
