package io.otus.alert.signature;

import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Network;
import io.otus.core.net.Transport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hosts and ports of a rule, and the direction.
 *
 * @param protocol {@code ip}, {@code tcp}, {@code udp}, or the id of a protocol that the flow must carry
 * @param source the sender's addresses
 * @param sourcePort the sender's ports
 * @param destination the receiver's addresses
 * @param destinationPort the receiver's ports
 * @param isBothWays whether sender and receiver may be swapped
 * @param side the sender's side: {@link #CLIENT}, {@link #SERVER} or {@link #ANYBODY}
 * @param isEstablished whether frames of the other side must have been seen
 */
record SignatureHeader(
        String protocol,
        Choice<Network> source,
        Choice<NumberRange> sourcePort,
        Choice<Network> destination,
        Choice<NumberRange> destinationPort,
        boolean isBothWays,
        int side,
        boolean isEstablished) {
    static final int ANYBODY = 0;
    static final int CLIENT = 1;
    static final int SERVER = 2;

    /**
     * A selection: the named items without the excepted ones, or everything without the excepted ones if none are
     * named.
     */
    record Choice<T>(List<T> named, List<T> excepted) {
        Choice {
            named = List.copyOf(named);
            excepted = List.copyOf(excepted);
        }

        boolean isAny() {
            return named.isEmpty() && excepted.isEmpty();
        }
    }

    /** Returns a copy with the conditions of the keyword {@code flow}. */
    SignatureHeader flow(int newSide, boolean established) {
        return new SignatureHeader(
                protocol, source, sourcePort, destination, destinationPort, isBothWays, newSide, established);
    }

    /** Whether the rule names a protocol that content proves. */
    boolean namesContent() {
        return !protocol.equals("ip") && !protocol.equals("tcp") && !protocol.equals("udp");
    }

    /**
     * Whether the rule is for what a side of a flow sent.
     *
     * @param before the protocol of the flow before the bytes, which may name it anew: those that carry another
     *     protocol for the first time, or end what was recognised
     */
    boolean fits(FlowInfo flow, int sender, @Nullable String before) {
        boolean isCarried = switch (protocol) {
            case "ip" -> true;
            case "tcp" -> flow.transport() == Transport.TCP;
            case "udp" -> flow.transport() == Transport.UDP;
            default -> protocol.equals(flow.protocol()) || protocol.equals(before);
        };
        if (!isCarried || (isEstablished && flow.frames(1 - sender) == 0)) {
            return false;
        }
        if (side != ANYBODY) {
            int client = flow.client() == FlowInfo.NOBODY ? 0 : flow.client();
            if ((side == CLIENT) != (sender == client)) {
                return false;
            }
        }
        Endpoint from = flow.endpoint(sender);
        Endpoint to = flow.endpoint(1 - sender);
        return (has(source, sourcePort, from) && has(destination, destinationPort, to))
                || (isBothWays && has(source, sourcePort, to) && has(destination, destinationPort, from));
    }

    private static boolean has(Choice<Network> hosts, Choice<NumberRange> ports, Endpoint endpoint) {
        return hasPort(ports, endpoint.port()) && hasHost(hosts, endpoint.ip());
    }

    private static boolean hasHost(Choice<Network> hosts, @Nullable IpAddress ip) {
        if (hosts.isAny()) {
            return true;
        }
        return ip != null
                && (hosts.named().isEmpty() || hosts.named().stream().anyMatch(each -> each.has(ip)))
                && hosts.excepted().stream().noneMatch(each -> each.has(ip));
    }

    private static boolean hasPort(Choice<NumberRange> ports, int port) {
        return ports.isAny()
                || ((ports.named().isEmpty() || ports.named().stream().anyMatch(each -> each.has(port)))
                        && ports.excepted().stream().noneMatch(each -> each.has(port)));
    }

    /**
     * Parses addresses: {@code any}, {@code 10.0.0.1}, {@code !10.0.0.0/8}, {@code [10.0.0.1,!10.0.0.2]}. Names that a
     * configuration of Suricata would define, such as {@code $HOME_NET}, count as any: this sensor hears one site, and
     * a rule that is too wide finds more, not less.
     */
    static Choice<Network> hosts(String text) {
        List<Network> named = new ArrayList<>();
        List<Network> excepted = new ArrayList<>();
        for (String each : items(text)) {
            String plain = each.startsWith("!") ? each.substring(1) : each;
            if (!plain.startsWith("$") && !plain.equals("any")) {
                Network network = plain.contains("/")
                        ? Network.parse(plain)
                        : Network.parse(plain + (plain.contains(":") ? "/128" : "/32"));
                (each.startsWith("!") ? excepted : named).add(network);
            }
        }
        return new Choice<>(named, excepted);
    }

    /** Parses ports: {@code any}, {@code 502}, {@code 1024:}, {@code ![80,443]}. */
    static Choice<NumberRange> ports(String text) {
        List<NumberRange> named = new ArrayList<>();
        List<NumberRange> excepted = new ArrayList<>();
        for (String each : items(text)) {
            String plain = each.startsWith("!") ? each.substring(1) : each;
            if (!plain.startsWith("$") && !plain.equals("any")) {
                (each.startsWith("!") ? excepted : named).add(NumberRange.parse(plain));
            }
        }
        return new Choice<>(named, excepted);
    }

    /** Returns the elements of a list, each with {@code !} before it if the whole list is negated. */
    private static List<String> items(String text) {
        boolean isNegated = text.startsWith("![");
        String plain = isNegated ? text.substring(1) : text;
        if (plain.startsWith("[") && plain.endsWith("]")) {
            plain = plain.substring(1, plain.length() - 1);
        }
        if (plain.contains("[")) {
            throw new IllegalArgumentException("a list within a list");
        }
        List<String> items = new ArrayList<>();
        for (String each : plain.split(",", -1)) {
            items.add((isNegated ? "!" : "") + each.strip());
        }
        return items;
    }
}
