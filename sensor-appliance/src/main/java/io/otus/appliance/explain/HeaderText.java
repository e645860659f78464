package io.otus.appliance.explain;

import io.otus.core.capture.Frame;
import io.otus.core.decode.DecodeCounters;
import io.otus.core.decode.Decoder;
import io.otus.core.decode.Packet;
import io.otus.core.decode.RecentFrames;
import io.otus.core.decode.TcpFields;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text about the headers of a frame whose payload gives no message: the two ends, the protocol, the flags, and its
 * first bytes.
 */
final class HeaderText {
    /** Bytes of a payload that are shown. */
    private static final int MOST_BYTES = 32;
    /** Below it the number is a service access point of LLC, IEEE 802.3-2018 clause 3.2.6. */
    private static final int FIRST_ETHER_TYPE = 0x600;

    private HeaderText() {}

    /** One line on a frame. */
    static String of(Frame frame) {
        Packet packet = new Packet();
        new Decoder(new DecodeCounters(), new RecentFrames()).decode(frame, packet, frame.time());
        StringBuilder text = new StringBuilder(parties(
                endpoint(packet, packet.sourceMac(), packet.sourceHigh(), packet.sourceLow(), packet.sourcePort()),
                endpoint(
                        packet,
                        packet.destinationMac(),
                        packet.destinationHigh(),
                        packet.destinationLow(),
                        packet.destinationPort())));
        text.append("  ").append(protocol(packet)).append(outcome(packet));
        int length = packet.payloadLength();
        if (length == 0) {
            return text.append("  no payload").toString();
        }
        text.append("  payload of ").append(length + packet.missing()).append(" bytes: ");
        text.append(packet.block().octets(packet.payloadOffset(), Math.min(length, MOST_BYTES)))
                .append(length > MOST_BYTES ? "..." : "");
        return text.toString();
    }

    /** How many routers a frame may still pass, by the standard's name for that; empty where it says nothing of it. */
    static String hops(Frame frame) {
        Packet packet = new Packet();
        new Decoder(new DecodeCounters(), new RecentFrames()).decode(frame, packet, frame.time());
        return switch (packet.ipVersion()) {
            case 4 -> "  time to live " + packet.timeToLive();
            case 6 -> "  hop limit " + packet.timeToLive();
            default -> "";
        };
    }

    /** The sender of a frame by its headers. */
    static Endpoint source(Frame frame) {
        Packet packet = new Packet();
        new Decoder(new DecodeCounters(), new RecentFrames()).decode(frame, packet, frame.time());
        return endpoint(packet, packet.sourceMac(), packet.sourceHigh(), packet.sourceLow(), packet.sourcePort());
    }

    /** Sender and receiver, each by its most specific address. */
    static String parties(Endpoint source, Endpoint destination) {
        return name(source) + " -> " + name(destination);
    }

    private static String name(Endpoint endpoint) {
        if (endpoint.ip() == null && endpoint.mac() == null) {
            return "?";
        }
        String host = endpoint.ip() != null ? endpoint.ip().toString() : String.valueOf(endpoint.mac());
        return endpoint.port() == Endpoint.NO_PORT ? host : host + ':' + endpoint.port();
    }

    private static Endpoint endpoint(Packet packet, long mac, long high, long low, int port) {
        @Nullable
        IpAddress ip = switch (packet.ipVersion()) {
            case 4 -> IpAddress.v4(low);
            case 6 -> IpAddress.v6(high, low);
            default -> null;
        };
        return new Endpoint(packet.segment(), mac == Packet.NONE ? null : new MacAddress(mac), ip, port);
    }

    private static String protocol(Packet packet) {
        return switch (packet.transport()) {
            case TCP ->
                "tcp " + flags(packet) + " seq="
                        + Integer.toUnsignedString(packet.tcp().sequence())
                        + (packet.tcp().has(TcpFields.ACK)
                                ? " ack="
                                        + Integer.toUnsignedString(packet.tcp().acknowledgment())
                                : "");
            case UDP -> "udp";
            case IP -> "ip protocol " + packet.ipProtocol();
            case LINK -> link(packet.linkProtocol());
        };
    }

    private static String link(int protocol) {
        return (protocol >= FIRST_ETHER_TYPE ? "EtherType 0x" : "LLC 0x") + Integer.toHexString(protocol);
    }

    /** The flags as the standard names them, RFC 9293 section 3.1. */
    private static String flags(Packet packet) {
        List<String> set = new ArrayList<>();
        for (Flag flag : Flag.values()) {
            if (packet.tcp().has(flag.bit)) {
                set.add(flag.name());
            }
        }
        return set.isEmpty() ? "no flags" : String.join(",", set);
    }

    private static String outcome(Packet packet) {
        return switch (packet.outcome()) {
            case DECODED, UNKNOWN -> "";
            case FRAGMENT -> "  fragment";
            case TRUNCATED -> "  cut by the snap length";
            case MALFORMED ->
                "  malformed"
                        + (packet.anomaly() == null
                                ? ""
                                : " (" + packet.anomaly().id() + ")");
        };
    }

    private enum Flag {
        SYN(TcpFields.SYN),
        FIN(TcpFields.FIN),
        RST(TcpFields.RST),
        PSH(TcpFields.PSH),
        ACK(TcpFields.ACK),
        URG(TcpFields.URG);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }
    }
}
