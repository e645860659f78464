package io.otus.core.decode;

import io.otus.core.net.Transport;

/**
 * Addresses and ports that nobody may have. Addresses count where a link header with a MAC address stands before them,
 * so that they really were on a wire: within a host, which may be recorded too, 127.0.0.1 is in order. Stateless.
 */
final class Reserved {
    private static final int V4_SOURCE_AT = 12;
    private static final int V4_DESTINATION_AT = 16;
    private static final int V6_SOURCE_AT = 8;
    private static final int V6_DESTINATION_AT = 24;
    /** Offset of the destination port from the end of a header without options. */
    private static final int UDP_PORT_AT = 2 - UdpHeader.SIZE;

    private static final int TCP_PORT_AT = 2 - TcpHeader.SIZE;

    private static final long BROADCAST = 0xFFFF_FFFFL;
    /** First four bits of 224.0.0.0/4. */
    private static final long MULTICAST = 0xE;
    /** First four bits of 240.0.0.0/4, which nobody was ever given. */
    private static final long CLASS_E = 0xF;
    /** First octet of 127.0.0.0/8. */
    private static final long LOOPBACK = 127;
    /** First octet of ff00::/8. */
    private static final long V6_MULTICAST = 0xFF;

    private Reserved() {}

    /** Notes what the innermost packet has of it, where its headers break no other rule. */
    static void check(Packet p) {
        if (p.anomaly != null || p.ipVersion == 0) {
            return;
        }
        if (p.destinationPort == 0) {
            boolean tcp = p.transport == Transport.TCP;
            p.noteAt(
                    tcp ? DecodeAnomaly.TCP_PORT_ZERO : DecodeAnomaly.UDP_PORT_ZERO,
                    p.payloadOffset + (tcp ? TCP_PORT_AT - p.tcp().optionsLength() : UDP_PORT_AT));
        } else if (p.sourceMac > 0 || p.destinationMac > 0) {
            addresses(p);
        }
    }

    private static void addresses(Packet p) {
        boolean v4 = p.ipVersion == 4;
        if (v4 ? !mayBeSource(p.sourceLow) : !mayBeSource(p.sourceHigh, p.sourceLow)) {
            p.noteAt(DecodeAnomaly.SOURCE_ADDRESS, p.contentAt + (v4 ? V4_SOURCE_AT : V6_SOURCE_AT));
        } else if (v4 ? !mayBeDestination(p.destinationLow) : !mayBeDestination(p.destinationHigh, p.destinationLow)) {
            p.noteAt(DecodeAnomaly.DESTINATION_ADDRESS, p.contentAt + (v4 ? V4_DESTINATION_AT : V6_DESTINATION_AT));
        }
    }

    /**
     * Whether an address may be a source. A host without an address sends from 0.0.0.0, RFC 1122 section 3.2.1.3 (a).
     */
    private static boolean mayBeSource(long v4) {
        long class4 = v4 >>> 28;
        return class4 != MULTICAST && class4 != CLASS_E && v4 >>> 24 != LOOPBACK;
    }

    private static boolean mayBeDestination(long v4) {
        return v4 != 0 && v4 >>> 24 != LOOPBACK && (v4 >>> 28 != CLASS_E || v4 == BROADCAST);
    }

    /** Whether an address may be a source. A host without an address sends from ::, RFC 4291 section 2.5.2. */
    private static boolean mayBeSource(long high, long low) {
        return high >>> 56 != V6_MULTICAST && !isLoopback(high, low);
    }

    private static boolean mayBeDestination(long high, long low) {
        return (high != 0 || low != 0) && !isLoopback(high, low);
    }

    private static boolean isLoopback(long high, long low) {
        return high == 0 && low == 1;
    }
}
