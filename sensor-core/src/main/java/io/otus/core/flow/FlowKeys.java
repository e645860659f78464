package io.otus.core.flow;

import io.otus.core.decode.Packet;
import io.otus.core.net.Sites;
import io.otus.core.net.Transport;

/**
 * The key of a flow: digest for the table, exact comparison, and what makes one flow of frames in two segments
 * (docs/decisions/0003).
 */
final class FlowKeys {
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private FlowKeys() {}

    /** Digest of everything but the segment, the same for both directions, never 0. */
    static long digest(Packet p) {
        long source;
        long destination;
        if (p.ipVersion() == 0) {
            source = p.sourceMac();
            destination = p.destinationMac();
        } else {
            source = mix(p.sourceHigh() * MIX ^ p.sourceLow()) + p.sourcePort();
            destination = mix(p.destinationHigh() * MIX ^ p.destinationLow()) + p.destinationPort();
            if (isUnspecified(p.sourceHigh(), p.sourceLow())) {
                source += mix(p.sourceMac());
            }
            if (isUnspecified(p.destinationHigh(), p.destinationLow())) {
                destination += mix(p.destinationMac());
            }
        }
        long kind = (long) p.protocolNumber() << 3 | p.ipVersion();
        long snap = (long) p.snapOui() << 16 ^ p.snapProtocol();
        // A sum that is symmetric in the two ends, of terms that are not.
        long ends = mix(source ^ MIX) + mix(destination ^ MIX);
        long digest = mix(ends ^ kind * MIX ^ snap ^ (long) p.virtualNetwork() << 40);
        return digest == 0 ? 1 : digest;
    }

    /**
     * Whether an IP address is 0.0.0.0 or ::, which all hosts without an address share, such as clients of DHCP and
     * hosts that test whether an IPv6 address is free. Only the MAC address tells these hosts apart, so it is part of
     * the key then.
     */
    static boolean isUnspecified(long high, long low) {
        return (high | low) == 0;
    }

    private static boolean isAt(long high, long low, long mac, long other) {
        return !isUnspecified(high, low) || mac == other;
    }

    /** The finalizer of SplitMix64: every input bit reaches every output bit. */
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    /**
     * Whether the packet has the addresses, ports and protocol of the flow, in either direction; the segment is not
     * compared.
     */
    static boolean matches(Flow flow, Packet p) {
        return flow.transport == p.transport()
                && flow.ipVersion == p.ipVersion()
                && flow.protocolNumber == p.protocolNumber()
                && flow.virtualNetwork == p.virtualNetwork()
                && flow.snapOui == p.snapOui()
                && flow.snapProtocol == p.snapProtocol()
                && (isForward(flow, p) || isReverse(flow, p));
    }

    /** Whether side 0 sent it. */
    static boolean isForward(Flow flow, Packet p) {
        if (flow.ipVersion == 0) {
            return flow.mac0 == p.sourceMac() && flow.mac1 == p.destinationMac();
        }
        return flow.low0 == p.sourceLow()
                && flow.low1 == p.destinationLow()
                && flow.port0 == p.sourcePort()
                && flow.port1 == p.destinationPort()
                && flow.high0 == p.sourceHigh()
                && flow.high1 == p.destinationHigh()
                && isAt(flow.high0, flow.low0, flow.mac0, p.sourceMac())
                && isAt(flow.high1, flow.low1, flow.mac1, p.destinationMac());
    }

    private static boolean isReverse(Flow flow, Packet p) {
        if (flow.ipVersion == 0) {
            return flow.mac1 == p.sourceMac() && flow.mac0 == p.destinationMac();
        }
        return flow.low1 == p.sourceLow()
                && flow.low0 == p.destinationLow()
                && flow.port1 == p.sourcePort()
                && flow.port0 == p.destinationPort()
                && flow.high1 == p.sourceHigh()
                && flow.high0 == p.destinationHigh()
                && isAt(flow.high1, flow.low1, flow.mac1, p.sourceMac())
                && isAt(flow.high0, flow.low0, flow.mac0, p.destinationMac());
    }

    /** Whether a packet in another segment than the flow's, with the same key otherwise, belongs to it. */
    static boolean isSameAcrossSegments(Flow flow, Packet p) {
        if (Sites.number(flow.segment) != Sites.number(p.segment())) {
            return false;
        }
        if (flow.ipVersion == 0) {
            return false; // A router has the same MAC address in each of its VLANs, and answers for another address in
            // each.
        }
        boolean forward = isForward(flow, p);
        long fromMac = forward ? flow.mac0 : flow.mac1;
        long toMac = forward ? flow.mac1 : flow.mac0;
        if (p.sourceMac() != Packet.NONE && p.sourceMac() == fromMac && p.destinationMac() == toMac) {
            return true; // The mirror tags one direction, or some of the frames.
        }
        if (forward || flow.isTwoSided()) {
            return false;
        }
        if (flow.transport == Transport.TCP) {
            // Routed between two segments, each direction mirrored once: the answer continues what was sent.
            return flow.tcp != null && flow.tcp.isAnsweredBy(p);
        }
        // Both ends talk to the same router.
        return p.destinationMac() != Packet.NONE && p.destinationMac() == flow.mac1;
    }
}
