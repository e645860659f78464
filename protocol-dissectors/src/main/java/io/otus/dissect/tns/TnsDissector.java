package io.otus.dissect.tns;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.banner.BannerClaims;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads packets, and pairs a connection with what the listener makes of it. */
final class TnsDissector implements Dissector {
    private static final long TRANSACTION = 1;
    /** Flags of data before what it carries. */
    private static final int DATA = Packet.SIZE + 2;

    private static final long NETWORK_SERVICES = 0xDEADBEEFL;
    /** Its mark, its length and its version. */
    private static final int SERVICES_VERSION = DATA + 6;

    /** Since this version lengths take four octets, once it is agreed on. */
    private static final int LONG_LENGTHS = 315;

    /** What programs in Java send in place of their host name. */
    private static final String NO_HOST = "__";

    private final BannerClaims claims = new BannerClaims("tns");
    private boolean isProven;
    private boolean isLong;
    private boolean isDescriptorDue;
    /** The directions that have sent messages of the database: only the first message of each may set the protocol. */
    private final Set<Direction> begun = EnumSet.noneOf(Direction.class);

    private boolean isProtocolAsked;
    private Service asked = Listener.CONNECT;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return Packet.length(bytes, isProven, isLong);
    }

    /** A connect packet has its lengths, versions and a descriptor. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return Packet.type(message) == Packet.CONNECT && Packet.hasDescriptor(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        isProven = true;
        switch (Packet.type(message)) {
            case Packet.CONNECT -> connect(message, context, out);
            case Packet.ACCEPT -> accept(message, context, out);
            case Packet.REFUSE -> refuse(message, context, out);
            case Packet.REDIRECT -> redirect(message, context, out);
            case Packet.DATA -> data(message, context, out);
            default -> {
                if (Packet.type(message) == Packet.RESEND) {
                    Direction.FROM_SERVER.tell(context, out);
                }
                other(message, out);
            }
        }
    }

    private static void other(ByteView message, Output out) {
        out.message(new TnsEvent.Message(Packet.name(message), List.of(Element.number("length", message.length()))));
    }

    private void connect(ByteView message, Context context, Output out) {
        Direction.FROM_CLIENT.tell(context, out);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("version", message.u16(Packet.VERSION)));
        fields.add(Element.number("compatible_version", message.u16(Packet.VERSION + 2)));
        isLong = false;
        isDescriptorDue = !Packet.hasDescriptor(message);
        if (isDescriptorDue) {
            out.message(new TnsEvent.Message("connect", fields));
            return;
        }
        int at = message.u16(Packet.DESCRIPTOR_OFFSET);
        asks("connect", message, at, fields, context, out);
    }

    private void asks(String name, ByteView message, int at, List<Element> fields, Context context, Output out) {
        Descriptor descriptor = Descriptor.read(message.text(at, message.length() - at, StandardCharsets.UTF_8));
        String host = descriptor.value("CID.HOST");
        String program = descriptor.value("CID.PROGRAM");
        String user = descriptor.value("CID.USER");
        String service = descriptor.value("SERVICE_NAME");
        add("service_name", service, fields);
        add("sid", descriptor.value("SID"), fields);
        add("command", descriptor.value("COMMAND"), fields);
        add("program", program, fields);
        add("host", host, fields);
        add("user", user, fields);
        out.message(new TnsEvent.Message(name, fields));
        Descriptor.hide(message, at, out);
        if (context.pending(TRANSACTION) == null) { // else the listener had it sent again
            asked = Listener.service(descriptor.value("COMMAND"));
            out.request(Request.confirmed(TRANSACTION, asked, "", List.of()));
            String detail = "host=" + host + " user=" + user + " program=" + program + " service_name=" + service;
            out.session(Direction.FROM_CLIENT, "", "tns_connect", detail);
        }
        if (!host.startsWith(NO_HOST)) {
            // Windows has the domain before it.
            String computer = host.substring(host.lastIndexOf('\\') + 1);
            claims.tell(out, context.source(), Attribute.NAME, computer, "connect", Trust.SESSION);
        }
        claims.tell(out, context.source(), Attribute.SERVICE, program, "connect");
    }

    private static void add(String name, String value, List<Element> fields) {
        if (!value.isEmpty()) {
            fields.add(Element.text(name, value));
        }
    }

    private void accept(ByteView message, Context context, Output out) {
        Direction.FROM_SERVER.tell(context, out);
        if (!message.has(Packet.VERSION, 2)) {
            wrong(message, out);
            return;
        }
        int version = message.u16(Packet.VERSION);
        isLong = version >= LONG_LENGTHS;
        out.message(new TnsEvent.Message("accept", List.of(Element.number("version", version))));
        answer(Outcome.OK, out);
    }

    /** Reasons of user and system, u8 each, the length of what is said, u16, and a descriptor. */
    private void refuse(ByteView message, Context context, Output out) {
        Direction.FROM_SERVER.tell(context, out);
        if (!message.has(Packet.SIZE, 4)) {
            wrong(message, out);
            return;
        }
        ByteView said = message.from(Packet.SIZE + 4);
        Descriptor descriptor = Descriptor.read(said.text(0, said.length(), StandardCharsets.UTF_8));
        int error = (int) descriptor.number("ERR");
        String version = OracleVersion.text(descriptor.number("VSNNUM"));
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("error", error));
        add("listener_version", version, fields);
        out.message(new TnsEvent.Message("refuse", fields));
        if (!version.isEmpty()) {
            claims.tell(out, context.source(), Attribute.SERVICE, "Oracle Net listener " + version, "refuse");
        }
        answer(Outcome.error(error, Listener.refusal(error)), out);
    }

    /** The length of a descriptor, u16, and where to connect instead. */
    private void redirect(ByteView message, Context context, Output out) {
        Direction.FROM_SERVER.tell(context, out);
        List<Element> fields = new ArrayList<>();
        if (message.has(Packet.SIZE, 2)) {
            ByteView said = message.from(Packet.SIZE + 2);
            Descriptor descriptor = Descriptor.read(said.text(0, said.length(), StandardCharsets.UTF_8));
            add("redirect_host", descriptor.value("HOST"), fields);
            add("redirect_port", descriptor.value("PORT"), fields);
        }
        out.message(new TnsEvent.Message("redirect", fields));
        answer(Outcome.OK, out);
    }

    private void answer(Outcome outcome, Output out) {
        out.response(new Response(TRANSACTION, asked, "", outcome, List.of()));
    }

    private static void wrong(ByteView message, Output out) {
        other(message, out);
        out.malformed(TnsAnomaly.PACKET_LENGTH, Packet.SIZE);
    }

    private void data(ByteView message, Context context, Output out) {
        boolean isFromClient = context.direction() == Direction.FROM_CLIENT;
        if (isDescriptorDue && isFromClient && message.has(DATA, 1) && message.u8(DATA) == '(') {
            isDescriptorDue = false;
            asks("connect_data", message, DATA, new ArrayList<>(), context, out);
        } else if (message.has(DATA, 4) && message.u32(DATA) == NETWORK_SERVICES && message.has(SERVICES_VERSION, 4)) {
            String version = OracleVersion.text(message.u32(SERVICES_VERSION));
            out.message(new TnsEvent.Message("network_services", List.of(Element.text("program_version", version))));
            String program = isFromClient ? "Oracle client " : "Oracle Database ";
            if (!version.isEmpty() && context.direction() != Direction.UNKNOWN) {
                claims.tell(out, context.source(), Attribute.SERVICE, program + version, "network services");
            }
        } else {
            String platform = begun.add(context.direction()) ? platform(message, isFromClient) : "";
            if (platform.isEmpty()) {
                other(message, out);
                return;
            }
            out.message(new TnsEvent.Message("set_protocol", List.of(Element.text("platform", platform))));
            if (context.direction() == Direction.FROM_SERVER) {
                String service = "Oracle Database on " + platform;
                claims.tell(out, context.source(), Attribute.SERVICE, service, "set protocol");
            }
        }
    }

    /** The platform of a server, which it sends only to a client that sent its own. */
    private String platform(ByteView message, boolean isFromClient) {
        if (!isFromClient && !isProtocolAsked) {
            return "";
        }
        String platform = SetProtocol.platform(message, DATA, isFromClient);
        isProtocolAsked = !platform.isEmpty();
        return platform;
    }

    @Override
    public void gap(Direction direction) {
        isProven = false;
        isDescriptorDue = false;
        begun.add(direction);
    }
}
