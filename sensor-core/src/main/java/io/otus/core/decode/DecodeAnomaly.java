package io.otus.core.decode;

import io.otus.core.event.AnomalyCode;

/**
 * Ways in which link, network and transport headers contradict their standards. Ids are public and never renumbered or
 * reused.
 */
public enum DecodeAnomaly implements AnomalyCode {
    /** A frame shorter than its own link header. */
    LINK_SHORT("link-001", "IEEE 802.3-2018 clause 3.1: a frame holds its whole header"),
    /** The 802.3 length exceeds the frame. */
    LLC_LENGTH("link-002", "IEEE 802.3-2018 clause 3.2.6: the length field counts bytes that the frame holds"),
    /** More tags and tunnels than {@link Decoder#MAX_LAYERS}. */
    TOO_MANY_LAYERS("link-003", "Otus bound: at most 24 headers below the transport, tunnels included"),
    /** A tunnel header contradicts its standard. */
    TUNNEL_HEADER(
            "link-004",
            "RFC 2784 section 2, RFC 2516 section 4, RFC 3032 section 2.1: a tunnel header is whole and of a known"
                    + " version"),

    /** Version field is not what the layer below announced. */
    IP_VERSION("ip-001", "RFC 791 section 3.1, RFC 8200 section 3: the version field is 4, or 6"),
    /** IPv4 header length below 20 bytes or beyond the datagram. */
    IPV4_HEADER_LENGTH("ip-002", "RFC 791 section 3.1: IHL is at least 5 and the header lies within the datagram"),
    /** The datagram claims more bytes than the frame has. */
    IP_LENGTH("ip-003", "RFC 791 section 3.1, RFC 8200 section 3: the length field counts bytes that the frame holds"),
    /** Fragments overlap with the same content. */
    FRAGMENT_OVERLAP("ip-004", "RFC 791 section 3.2, RFC 5722 section 4: fragments of a datagram do not overlap"),
    /** Fragments overlap with different content. */
    FRAGMENT_CONFLICT(
            "ip-005", "RFC 1858 section 4, RFC 5722 section 4: overlapping fragments never differ in content"),
    /** Fragment beyond 65535 bytes, empty, or not a multiple of 8 bytes although more follow. */
    FRAGMENT_BOUNDS(
            "ip-006",
            "RFC 791 section 3.1, RFC 8200 section 4.5: fragments hold multiples of 8 bytes and end below 65536"),
    /** More fragments than {@link Fragments#MAX_FRAGMENTS} in one datagram. */
    FRAGMENT_COUNT("ip-007", "Otus bound: at most 256 fragments in a datagram"),
    /** Too many or malformed IPv6 extension headers. */
    IPV6_EXTENSIONS("ip-008", "RFC 8200 section 4: extension headers lie within the packet; Otus bound: at most 16"),
    /** The first fragment does not hold the transport header. */
    FRAGMENT_TINY("ip-009", "RFC 1858 section 3, RFC 7112 section 5: the first fragment holds all headers"),
    /** An address that nobody may send from. */
    SOURCE_ADDRESS(
            "ip-010",
            "RFC 1122 section 3.2.1.3, RFC 4291 sections 2.5.3 and 2.7: no packet on a wire is from a group, the"
                    + " broadcast, a loopback or a reserved address"),
    /** An address that nobody may have. */
    DESTINATION_ADDRESS(
            "ip-011",
            "RFC 1122 section 3.2.1.3, RFC 4291 sections 2.5.2 and 2.5.3: no packet on a wire is to no address, a"
                    + " loopback or a reserved address"),

    /** Fewer than 20 bytes of TCP header, or a data offset outside the segment. */
    TCP_HEADER("tcp-001", "RFC 9293 section 3.1: the data offset is at least 5 and lies within the segment"),
    /** A segment to port 0. */
    TCP_PORT_ZERO("tcp-011", "RFC 6335 section 6: port 0 is reserved, so that nobody offers anything on it"),
    /** A datagram to port 0; one without a source port is from there. */
    UDP_PORT_ZERO("udp-002", "RFC 6335 section 6: port 0 is reserved, so that nobody offers anything on it"),
    /** UDP length below 8 or beyond the datagram. */
    UDP_LENGTH(
            "udp-001", "RFC 768: the length counts header and data, is at least 8 and at most what the datagram holds");

    private final String id;
    private final String rule;

    DecodeAnomaly(String id, String rule) {
        this.id = id;
        this.rule = rule;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public boolean isContradiction() {
        return this == FRAGMENT_CONFLICT;
    }
}
