package io.otus.dissect.icmpv6;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one ICMPv6 message per packet, RFC 4443 §2.1; big-endian. Neighbour discovery (RFC 4861 §4) goes on as the
 * pictures say.
 *
 * <pre>
 *  0      1      2          4                               8
 *  +------+------+----------+-------------------------------+-------------------------------------------
 *  | 133  |      |          | reserved                      | options
 *  | 134  |      |          | hop limit, flags, lifetime u16 | reachable time, retrans timer, options
 *  | 135  |      |          | reserved                      | target address, options
 *  | 136  |      |          | R S O flags                   | target address, options
 *  | 137  |      |          | reserved                      | target address, destination address, options
 *  +------+------+----------+-------------------------------+-------------------------------------------
 * </pre>
 */
final class Icmpv6Dissector implements Dissector {
    private static final int SIZE = 4;
    private static final int TIME_EXCEEDED = 3;
    private static final int ECHO_REQUEST = 128;
    private static final int ECHO_REPLY = 129;
    private static final int ROUTER_SOLICITATION = 133;
    private static final int ROUTER_ADVERTISEMENT = 134;
    private static final int NEIGHBOR_SOLICITATION = 135;
    private static final int NEIGHBOR_ADVERTISEMENT = 136;
    private static final int REDIRECT = 137;
    private static final int ROUTER_FLAG = 0x80;

    /** A redirect: it changes how a host reaches another one, whoever sends it. */
    private static final Service REDIRECT_SERVICE = new Service(REDIRECT, "redirect", Action.CONFIGURE);

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return bytes.length() < SIZE ? NEED_MORE : bytes.length();
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        int type = message.u8(0);
        int code = message.u8(1);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("type", type));
        fields.add(Element.number("code", code));
        int optionsAt = optionsAt(type);
        if (message.length() < optionsAt) {
            out.message(new Icmpv6Event.Message(name(type), fields));
            out.malformed(Icmpv6Anomaly.LENGTH, message.length());
            return;
        }
        if (type < ROUTER_SOLICITATION || type > REDIRECT) {
            if ((type == ECHO_REQUEST || type == ECHO_REPLY) && message.has(4, 4)) {
                fields.add(Element.number("identifier", message.u16(4)));
                fields.add(Element.number("sequence", message.u16(6)));
            }
            out.message(new Icmpv6Event.Message(name(type), fields));
            if (type == TIME_EXCEEDED && code == 0) {
                router("icmpv6 time_exceeded", context, out);
            }
            return;
        }
        NdOptions options = NdOptions.read(message, optionsAt, out);
        IpAddress target = optionsAt >= 24 ? IpAddress.readV6(message, 8) : null;
        describe(type, message, target, options, fields);
        out.message(new Icmpv6Event.Message(name(type), fields));
        tell(type, message, target, options, context, out);
    }

    /** Where the options of a message of neighbour discovery begin; for others the least length. */
    private static int optionsAt(int type) {
        return switch (type) {
            case ROUTER_SOLICITATION -> 8;
            case ROUTER_ADVERTISEMENT -> 16;
            case NEIGHBOR_SOLICITATION, NEIGHBOR_ADVERTISEMENT -> 24;
            case REDIRECT -> 40;
            default -> SIZE;
        };
    }

    private static void describe(
            int type, ByteView message, @Nullable IpAddress target, NdOptions options, List<Element> fields) {
        if (type == ROUTER_ADVERTISEMENT) {
            fields.add(Element.number("router_lifetime", message.u16(6)));
        }
        if (type == NEIGHBOR_ADVERTISEMENT) {
            fields.add(Element.number("flags", message.u8(4)));
        }
        if (target != null) {
            fields.add(Element.text("target_address", target.toString()));
        }
        if (type == REDIRECT) {
            fields.add(Element.text(
                    "destination_address", IpAddress.readV6(message, 24).toString()));
        }
        if (options.sourceLinkLayer() != null) {
            fields.add(Element.text(
                    "source_link_layer_address", options.sourceLinkLayer().toString()));
        }
        if (options.targetLinkLayer() != null) {
            fields.add(Element.text(
                    "target_link_layer_address", options.targetLinkLayer().toString()));
        }
        if (!options.prefixes().isEmpty()) {
            fields.add(new Element.Values("prefixes", ValueList.texts(options.prefixes())));
        }
    }

    private static void tell(
            int type, ByteView message, @Nullable IpAddress target, NdOptions options, Context context, Output out) {
        switch (type) {
            case ROUTER_ADVERTISEMENT -> {
                bind(options.sourceLinkLayer(), context.source().ip(), out);
                // A lifetime of 0 says that it is no default router (§6.2.3), yet only routers send this.
                router("icmpv6 router_advertisement", context, out);
            }
            case NEIGHBOR_ADVERTISEMENT -> {
                bind(options.targetLinkLayer(), target, out);
                boolean itself =
                        target != null && target.equals(context.source().ip());
                if ((message.u8(4) & ROUTER_FLAG) != 0 && itself) {
                    router("icmpv6 neighbor_advertisement", context, out);
                }
            }
            case REDIRECT -> {
                IpAddress destination = IpAddress.readV6(message, 24);
                out.request(Request.unconfirmed(
                        REDIRECT_SERVICE,
                        "",
                        List.of(PointRange.named("route:" + destination, ValueList.text(String.valueOf(target))))));
            }
            // The source of a solicitation may be unspecified while an address is tried out (RFC 4862 §5.4.2): it binds
            // nothing then.
            default -> bind(options.sourceLinkLayer(), context.source().ip(), out);
        }
    }

    private static void bind(@Nullable MacAddress mac, @Nullable IpAddress ip, Output out) {
        if (mac != null && ip != null && ip.isOfOneDevice()) {
            out.binding(mac, ip, AddressBinding.Source.NEIGHBOUR_DISCOVERY, 0);
        }
    }

    private static void router(String source, Context context, Output out) {
        out.claim(context.source(), "", Attribute.CAPABILITY, "router", source, Trust.MANAGEMENT);
    }

    private static String name(int type) {
        return switch (type) {
            case 1 -> "destination_unreachable";
            case 2 -> "packet_too_big";
            case TIME_EXCEEDED -> "time_exceeded";
            case 4 -> "parameter_problem";
            case ECHO_REQUEST -> "echo_request";
            case ECHO_REPLY -> "echo_reply";
            case 130 -> "multicast_listener_query";
            case 131 -> "multicast_listener_report";
            case 132 -> "multicast_listener_done";
            case ROUTER_SOLICITATION -> "router_solicitation";
            case ROUTER_ADVERTISEMENT -> "router_advertisement";
            case NEIGHBOR_SOLICITATION -> "neighbor_solicitation";
            case NEIGHBOR_ADVERTISEMENT -> "neighbor_advertisement";
            case REDIRECT -> "redirect";
            case 143 -> "multicast_listener_report_v2";
            default -> "type_" + type;
        };
    }
}
