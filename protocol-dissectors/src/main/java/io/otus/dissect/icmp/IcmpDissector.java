package io.otus.dissect.icmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one ICMP message per packet, RFC 792; big-endian.
 *
 * <pre>
 *  0      1      2          4                        8
 *  +------+------+----------+------------------------+------------------------------------
 *  | type | code | checksum | identifier and sequence, | data; in errors the IP header that
 *  |      |      |          | gateway, or unused       | they are about and 8 octets more
 *  +------+------+----------+------------------------+------------------------------------
 * </pre>
 */
final class IcmpDissector implements Dissector {
    private static final int SIZE = 8;
    private static final int ECHO_REPLY = 0;
    private static final int UNREACHABLE = 3;
    private static final int REDIRECT = 5;
    private static final int ECHO_REQUEST = 8;
    private static final int ROUTER_ADVERTISEMENT = 9;
    private static final int TIME_EXCEEDED = 11;
    private static final int PARAMETER_PROBLEM = 12;
    private static final int IN_TRANSIT = 0;
    private static final int IP_DESTINATION = SIZE + 16;

    /** A redirect: it changes how a host reaches another one, whoever sends it. */
    private static final Service REDIRECT_SERVICE = new Service(REDIRECT, "redirect", Action.CONFIGURE);

    private boolean hasAsked;

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
        boolean about = message.has(IP_DESTINATION, 4);
        boolean isFirst = false;
        switch (type) {
            case ECHO_REQUEST, ECHO_REPLY -> {
                isFirst = type == ECHO_REQUEST && !hasAsked;
                fields.add(Element.number("identifier", message.u16(4)));
                fields.add(Element.number("sequence", message.u16(6)));
            }
            case REDIRECT ->
                fields.add(Element.text("gateway", IpAddress.readV4(message, 4).toString()));
            default -> {
                // Nothing more in the second word that says something of anybody.
            }
        }
        boolean error = type == UNREACHABLE || type == REDIRECT || type == TIME_EXCEEDED || type == PARAMETER_PROBLEM;
        if (error && about) {
            fields.add(Element.text(
                    "original_destination",
                    IpAddress.readV4(message, IP_DESTINATION).toString()));
        }
        out.message(new IcmpEvent.Message(name(type), fields));
        if (isFirst) {
            hasAsked = true;
            out.session(Direction.FROM_CLIENT, "", SessionSeen.ECHO, "");
        }
        if (error && !about) {
            out.malformed(IcmpAnomaly.LENGTH, message.length());
        } else if (type == REDIRECT) {
            PointRange route = PointRange.named(
                    "route:" + IpAddress.readV4(message, IP_DESTINATION),
                    ValueList.text(IpAddress.readV4(message, 4).toString()));
            out.request(Request.unconfirmed(REDIRECT_SERVICE, "", List.of(route)));
        }
        // Only a gateway finds that a packet has lived too long on its way, or says that it routes (RFC 792, RFC 1256
        // §3.1).
        if (type == ROUTER_ADVERTISEMENT || (type == TIME_EXCEEDED && code == IN_TRANSIT && about)) {
            out.claim(context.source(), "", Attribute.CAPABILITY, "router", "icmp " + name(type), Trust.MANAGEMENT);
        }
    }

    private static String name(int type) {
        return switch (type) {
            case ECHO_REPLY -> "echo_reply";
            case UNREACHABLE -> "destination_unreachable";
            case 4 -> "source_quench";
            case REDIRECT -> "redirect";
            case ECHO_REQUEST -> "echo_request";
            case ROUTER_ADVERTISEMENT -> "router_advertisement";
            case 10 -> "router_solicitation";
            case TIME_EXCEEDED -> "time_exceeded";
            case PARAMETER_PROBLEM -> "parameter_problem";
            case 13 -> "timestamp_request";
            case 14 -> "timestamp_reply";
            case 17 -> "address_mask_request";
            case 18 -> "address_mask_reply";
            default -> "type_" + type;
        };
    }
}
