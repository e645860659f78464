package io.otus.dissect.dhcpv6;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import io.otus.layer.identity.Enterprises;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one message per datagram. Claims in a relayed message are about the client if the relay states its MAC address
 * (RFC 6939), and else dropped: the sender is the relay.
 */
final class Dhcpv6Dissector implements Dissector {
    private static final String SOURCE = "dhcpv6";

    private static final int CLIENT_ID = 1;
    private static final int SERVER_ID = 2;
    private static final int IA_NA = 3;
    private static final int IA_TA = 4;
    private static final int IA_ADDRESS = 5;
    private static final int OPTION_REQUEST = 6;
    private static final int RELAY_MESSAGE = 9;
    private static final int VENDOR_CLASS = 16;
    private static final int CLIENT_FQDN = 39;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_LABELS = 64;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int type = Dhcpv6Header.type(bytes);
        if (type == 0 || type > Dhcpv6Header.LAST) {
            return NOT_MINE;
        }
        return bytes.length() < Dhcpv6Header.options(type) ? NEED_MORE : bytes.length();
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        int type = Dhcpv6Header.type(message);
        List<Element> fields = new ArrayList<>();
        Told told = new Told();
        if (Dhcpv6Header.isRelay(type)) {
            told.relay.carries(type, -1);
            fields.add(Element.text("link_address", IpAddress.readV6(message, 2).toString()));
            fields.add(
                    Element.text("peer_address", IpAddress.readV6(message, 18).toString()));
        } else {
            fields.add(Element.number("transaction_id", Dhcpv6Header.transactionId(message)));
        }
        int broken = options(message, Dhcpv6Header.options(type), told, fields, 0);
        out.message(new Dhcpv6Event.Message(Dhcpv6Header.name(type), fields));
        if (broken >= 0) {
            out.malformed(Dhcpv6Anomaly.OPTION_LENGTH, broken);
        }
        boolean server = Dhcpv6Header.isFromServer(type);
        if (Dhcpv6Header.isRelay(type)) {
            MacAddress client = told.relay.clientAddress();
            if (type == Dhcpv6Header.RELAY_FORWARD && client != null && !client.isGroup()) {
                Endpoint at = Endpoint.at(context.source().segment(), client);
                client(at, told, out);
                claim(at, Attribute.ATTACHED, told.relay.attached(), "dhcpv6 relay_forward", out);
            }
            return;
        }
        (server ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        if (server) {
            claim(context.source(), Attribute.SERVICE, "dhcpv6_server", SOURCE, out);
            claim(context.source(), Attribute.INSTANCE, told.serverId, SOURCE, out);
            MacAddress client = context.destination().mac();
            IpAddress to = context.destination().ip();
            // One that is sent further than the link has a router's MAC address.
            boolean onLink = to != null && to.isLinkLocal();
            if (type == Dhcpv6Header.REPLY && onLink && client != null && !client.isGroup()) {
                for (int i = 0; i < told.addresses.size(); i++) {
                    out.binding(client, told.addresses.get(i), AddressBinding.Source.DHCP_ACK, told.lifetimes.get(i));
                }
            }
            return;
        }
        client(context.source(), told, out);
    }

    private static void client(Endpoint client, Told told, Output out) {
        claim(client, Attribute.INSTANCE, told.clientId, SOURCE, out);
        claim(client, Attribute.NAME, told.name, SOURCE, out);
        claim(client, Attribute.DESCRIPTION, told.vendorClass, SOURCE, out);
        claim(client, Attribute.VENDOR, told.maker, SOURCE, out);
        claim(client, Attribute.FINGERPRINT, told.asked, "dhcpv6 option_request", out);
    }

    /** The identities of client, server and relays in one message. */
    private static final class Told {
        private String clientId = "";
        private String serverId = "";
        private String name = "";
        private String vendorClass = "";
        private String maker = "";
        private String asked = "";
        private final RelayWords relay = new RelayWords();
        private final List<IpAddress> addresses = new ArrayList<>();
        private final List<Long> lifetimes = new ArrayList<>();
    }

    /** Reads the options from an index on; returns where one passes the end, else -1. */
    private static int options(ByteView b, int from, Told told, List<Element> fields, int depth) {
        int at = from;
        while (at < b.length()) {
            if (!b.has(at, Dhcpv6Header.OPTION) || !b.has(at + Dhcpv6Header.OPTION, b.u16(at + 2))) {
                return at;
            }
            ByteView value = b.slice(at + Dhcpv6Header.OPTION, b.u16(at + 2));
            int broken = option(b.u16(at), value, told, fields, depth);
            if (broken >= 0) {
                return at + Dhcpv6Header.OPTION + broken;
            }
            at += Dhcpv6Header.OPTION + value.length();
        }
        return -1;
    }

    private static int option(int code, ByteView value, Told told, List<Element> fields, int depth) {
        switch (code) {
            case CLIENT_ID -> {
                told.clientId = value.octets().toString();
                told.maker = told.maker.isEmpty() ? Duid.maker(value) : told.maker;
                fields.add(Element.text("client_id", told.clientId));
            }
            case SERVER_ID -> {
                told.serverId = value.octets().toString();
                fields.add(Element.text("server_id", told.serverId));
            }
            case IA_NA, IA_TA -> {
                int header = code == IA_NA ? 12 : 4;
                if (value.length() >= header && depth < MAX_DEPTH) {
                    int broken = options(value.from(header), 0, told, fields, depth + 1);
                    return broken < 0 ? -1 : header + broken;
                }
            }
            case IA_ADDRESS -> {
                if (value.length() >= 24) {
                    IpAddress address = IpAddress.readV6(value, 0);
                    fields.add(Element.text("address", address.toString()));
                    fields.add(Element.number("valid_lifetime", value.u32(20)));
                    // A lifetime of 0 takes the address away, section 18.2.10.1.
                    if (address.isUnicast() && value.u32(20) > 0) {
                        told.addresses.add(address);
                        told.lifetimes.add(value.u32(20));
                    }
                }
            }
            case VENDOR_CLASS -> vendorClass(value, told, fields);
            case OPTION_REQUEST -> optionRequest(value, told, fields);
            case RelayWords.INTERFACE_ID, RelayWords.REMOTE_ID, RelayWords.CLIENT_LINK_LAYER_ADDRESS ->
                told.relay.option(code, value, depth, fields);
            case CLIENT_FQDN -> {
                told.name = value.length() > 1 ? name(value, 1) : "";
                fields.add(Element.text("client_fqdn", told.name));
            }
            case RELAY_MESSAGE -> {
                if (value.length() >= Dhcpv6Header.SIZE && depth < MAX_DEPTH) {
                    int type = Dhcpv6Header.type(value);
                    int header = Dhcpv6Header.options(type);
                    boolean known = type > 0 && type <= Dhcpv6Header.LAST && value.length() >= header;
                    told.relay.carries(known ? type : 0, depth);
                    fields.add(new Element.Values(
                            "relayed", ValueList.texts(List.of(known ? Dhcpv6Header.name(type) : "type_" + type))));
                    int broken = known ? options(value.from(header), 0, told, fields, depth + 1) : -1;
                    return broken < 0 ? -1 : header + broken;
                }
            }
            default -> {
                // Others say nothing of who the host is.
            }
        }
        return -1;
    }

    /** §21.7: numbers u16 of the options asked for. */
    private static void optionRequest(ByteView value, Told told, List<Element> fields) {
        int count = value.length() / 2;
        long[] codes = new long[count];
        StringBuilder asked = new StringBuilder();
        for (int i = 0; i < count; i++) {
            codes[i] = value.u16(2 * i);
            asked.append(i == 0 ? "" : ",").append(codes[i]);
        }
        told.asked = asked.toString();
        fields.add(new Element.Values("option_request", ValueList.unsigned(codes)));
    }

    /** §21.16: enterprise number u32, then texts of length u16. */
    private static void vendorClass(ByteView value, Told told, List<Element> fields) {
        if (value.length() < 4) {
            return;
        }
        String maker = Enterprises.maker(value.u32(0));
        told.maker = maker.isEmpty() ? told.maker : maker;
        fields.add(Element.number("vendor_enterprise", value.u32(0)));
        if (value.has(4, 2) && value.has(6, value.u16(4))) {
            told.vendorClass = value.text(6, value.u16(4), StandardCharsets.UTF_8);
            fields.add(Element.text("vendor_class", told.vendorClass));
        }
    }

    /** A domain name without compression, RFC 4704 §4.2. */
    private static String name(ByteView b, int from) {
        StringBuilder name = new StringBuilder();
        int at = from;
        for (int i = 0; i < MAX_LABELS && b.has(at, 1) && b.u8(at) != 0 && b.has(at + 1, b.u8(at)); i++) {
            if (i > 0) {
                name.append('.');
            }
            name.append(b.text(at + 1, b.u8(at), StandardCharsets.UTF_8));
            at += 1 + b.u8(at);
        }
        return name.toString();
    }

    private static void claim(Endpoint about, Attribute attribute, String value, String source, Output out) {
        out.claim(about, "", attribute, value, source, Trust.NAME_SERVICE);
    }
}
