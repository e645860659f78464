package io.otus.dissect.nbns;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.NameAnswer;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.dns.NameHeader;
import java.util.ArrayList;
import java.util.List;

/** Reads one message of the name service per datagram. */
final class NbnsDissector implements Dissector {
    static final int NB = 0x20;
    static final int NBSTAT = 0x21;
    private static final int MAX_RECORDS = 64;
    private static final int STATUS_NAME = 18;
    private static final int GROUP = 0x8000;
    private static final Service NODE_STATUS = new Service(NBSTAT, "node_status", Action.IDENTIFY);

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < NameHeader.SIZE) {
            return NEED_MORE;
        }
        int entries = NameHeader.questions(bytes) + NameHeader.answers(bytes);
        boolean fits = NbnsHeader.isKnown(NameHeader.opcode(bytes))
                && entries == 1
                && NameHeader.additionals(bytes) <= 1
                && NetbiosName.isAt(bytes, NameHeader.SIZE);
        return fits ? bytes.length() : NOT_MINE;
    }

    /** Thirty-two letters from A to P behind a header that counts one entry: no other protocol names anything so. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return true;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        boolean response = NameHeader.isResponse(message);
        int opcode = NameHeader.opcode(message);
        NetbiosName name = NetbiosName.read(message, NameHeader.SIZE);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("transaction_id", NameHeader.id(message)));
        fields.add(Element.number("rcode", NameHeader.responseCode(message)));
        fields.add(Element.text("name", name.name()));
        fields.add(Element.number("suffix", name.suffix()));
        if (context.source().port() != context.destination().port()) {
            (response ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        }
        int at = name.end();
        int type = 0;
        boolean question = NameHeader.questions(message) > 0;
        if (question) {
            if (!message.has(at, 4)) {
                end(response, opcode, fields, out);
                out.malformed(NbnsAnomaly.SECTION, message.length());
                return;
            }
            type = message.u16(at);
            at += 4;
        }
        int records = NameHeader.answers(message) + NameHeader.authorities(message) + NameHeader.additionals(message);
        NetbiosName owner = question ? null : name;
        for (int i = 0; i < Math.min(records, MAX_RECORDS); i++) {
            NetbiosName of = owner == null ? NetbiosName.read(message, at) : owner;
            owner = null;
            at = of.end();
            if (at < 0 || !message.has(at, 10) || !message.has(at + 10, message.u16(at + 8))) {
                end(response, opcode, fields, out);
                out.malformed(NbnsAnomaly.SECTION, Math.max(at, 0));
                return;
            }
            type = message.u16(at);
            ByteView data = message.slice(at + 10, message.u16(at + 8));
            boolean tells =
                    NameHeader.responseCode(message) == 0 && (response ? opcode == NbnsHeader.QUERY : isClaim(opcode));
            if (type == NB) {
                addresses(of, data, tells, response, fields, context, out);
            } else if (type == NBSTAT && response && !status(data, fields, context, out)) {
                out.malformed(NbnsAnomaly.STATUS, at + 10);
            }
            at += 10 + data.length();
        }
        fields.add(Element.number("type", type));
        end(response, opcode, fields, out);
        if (type == NBSTAT && opcode == NbnsHeader.QUERY) {
            nodeStatus(NameHeader.id(message), response, context, out);
        }
    }

    /** Reports a node status request: to one node it is a query for its identity; a broadcast expects no answer. */
    private static void nodeStatus(int id, boolean response, Context context, Output out) {
        if (response) {
            out.response(new Response(id, NODE_STATUS, "", Outcome.OK, List.of()));
        } else {
            IpAddress asked = context.destination().ip();
            boolean one = asked != null
                    && !asked.isUnspecified()
                    && !context.destination().isGroup();
            out.request(
                    one
                            ? Request.confirmed(id, NODE_STATUS, "", List.of())
                            : Request.unconfirmed(NODE_STATUS, "", List.of()));
        }
    }

    private static boolean isClaim(int opcode) {
        return opcode == NbnsHeader.REGISTRATION
                || opcode == NbnsHeader.REFRESH
                || opcode == NbnsHeader.REFRESH_ALT
                || opcode == NbnsHeader.MULTIHOMED_REGISTRATION;
    }

    private static void end(boolean response, int opcode, List<Element> fields, Output out) {
        String kind = switch (opcode) {
            case NbnsHeader.QUERY -> "query";
            case NbnsHeader.REGISTRATION, NbnsHeader.MULTIHOMED_REGISTRATION -> "registration";
            case NbnsHeader.RELEASE -> "release";
            case NbnsHeader.WACK -> "wack";
            default -> "refresh";
        };
        out.message(new NbnsEvent.Message(response ? kind + "_response" : kind, fields));
    }

    /** RFC 1002 §4.2.2: flags u16 (bit 15 group) and address, perhaps several times. */
    private static void addresses(
            NetbiosName name,
            ByteView data,
            boolean tells,
            boolean response,
            List<Element> fields,
            Context context,
            Output out) {
        for (int at = 0; data.has(at, 6); at += 6) {
            boolean group = (data.u16(at) & GROUP) != 0;
            IpAddress ip = IpAddress.readV4(data, at + 2);
            fields.add(new Element.Group(
                    "address",
                    List.of(Element.number("group", group ? 1 : 0), Element.text("nb_address", ip.toString()))));
            if (!tells || !ip.isUnicast()) {
                continue;
            }
            boolean itself = ip.equals(context.source().ip());
            Endpoint about =
                    itself ? context.source() : Endpoint.at(context.source().segment(), ip);
            names(name, group, about, response ? NameAnswer.NETBIOS : "nbns registration", out);
        }
    }

    private static void names(NetbiosName name, boolean group, Endpoint about, String source, Output out) {
        if (!group && name.isHost()) {
            out.claim(about, "", Attribute.NAME, name.name(), source, Trust.NAME_SERVICE);
        }
        if (!group && name.suffix() == NetbiosName.FILE_SERVER) {
            out.claim(about, "", Attribute.SERVICE, "file_server", source, Trust.NAME_SERVICE);
        }
        if (group ? name.suffix() == NetbiosName.DOMAIN_CONTROLLERS : name.suffix() == NetbiosName.DOMAIN_MASTER) {
            out.claim(about, "", Attribute.SERVICE, "domain_controller", source, Trust.NAME_SERVICE);
        }
    }

    /** RFC 1002 §4.2.18: count u8, names of 18 octets with flags, then statistics that begin with the MAC address. */
    private static boolean status(ByteView data, List<Element> fields, Context context, Output out) {
        if (data.length() < 1 || !data.has(1, STATUS_NAME * data.u8(0))) {
            return false;
        }
        String source = "nbns node_status";
        List<Element.Group> names = new ArrayList<>();
        int at = 1;
        for (int i = 0; i < data.u8(0); i++, at += STATUS_NAME) {
            NetbiosName name = NetbiosName.of(data.slice(at, 16), 0);
            boolean group = (data.u16(at + 16) & GROUP) != 0;
            names.add(new Element.Group(
                    "",
                    List.of(
                            Element.text("node_name", name.name()),
                            Element.number("node_suffix", name.suffix()),
                            Element.number("group", group ? 1 : 0))));
            names(name, group, context.source(), source, out);
        }
        fields.add(new Element.Groups("node_names", names));
        if (data.has(at, 6) && data.u48(at) != 0 && !new MacAddress(data.u48(at)).isGroup()) {
            String mac = new MacAddress(data.u48(at)).toString();
            fields.add(Element.text("unit_id", mac));
            out.claim(context.source(), "", Attribute.MAC, mac, source, Trust.NAME_SERVICE);
        }
        return true;
    }
}
