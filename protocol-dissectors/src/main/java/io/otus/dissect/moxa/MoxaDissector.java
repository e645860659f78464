package io.otus.dissect.moxa;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one message per datagram. */
final class MoxaDissector implements Dissector {
    private static final Service IP_REPORT = new Service(-1, "ip_report", Action.NOTIFY);
    /** Where an answer about the version has the serial number. */
    private static final int SERIAL_AT = MoxaFrame.SIZE + 8;

    private static final int FUNCTION_SHIFT = 32;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        boolean isMine = IpReport.isReport(bytes) || (context.hinted() && MoxaFrame.isFrame(bytes));
        return isMine ? bytes.length() : NOT_MINE;
    }

    /** A MAC address of Moxa in its place. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return IpReport.isReport(message) || MoxaFrame.isOfDevice(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (IpReport.isReport(message)) {
            report(message, context, out);
        } else if (MoxaFrame.isFrame(message)) {
            frame(message, context, out);
        }
    }

    private static void report(ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        MoxaIdentity identity = new MoxaIdentity();
        IpReport.read(message, fields, identity);
        out.message(new MoxaEvent.Message(IP_REPORT.name(), fields));
        identity.tell("moxa ip_report", context, out);
        out.request(Request.notification(IP_REPORT, "", List.of()));
    }

    private static void frame(ByteView message, Context context, Output out) {
        int code = MoxaFrame.function(message);
        Function function = Function.of(code);
        Service service = function == null
                ? new Service(code, "function_" + Integer.toHexString(code), Action.OTHER)
                : function.service();
        long key = (long) code << FUNCTION_SHIFT | MoxaFrame.transaction(message);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("function", code));
        fields.add(Element.number("transaction", MoxaFrame.transaction(message)));
        if (MoxaFrame.isAnswer(message)) {
            answer(function, service, key, message, fields, context, out);
        } else {
            ask(service, key, message, fields, context, out);
        }
        if (function == null) {
            out.unknown("function", code);
            if (message.length() > MoxaFrame.SIZE) {
                out.secret(MoxaFrame.SIZE, message.length() - MoxaFrame.SIZE); // some devices tell their passwords
            }
        }
    }

    private static void ask(
            Service service, long key, ByteView message, List<Element> fields, Context context, Output out) {
        Direction.FROM_CLIENT.tell(context, out);
        if (MoxaFrame.isOfDevice(message)) { // whom it is for
            fields.add(Element.text("mac_address", new MacAddress(MoxaFrame.mac(message)).toString()));
        }
        out.message(new MoxaEvent.Message(service.name() + "_request", fields));
        out.request(
                context.destination().isGroup()
                        ? Request.unconfirmed(service, "", List.of())
                        : Request.confirmed(key, service, "", List.of()));
    }

    private static void answer(
            @Nullable Function function,
            Service service,
            long key,
            ByteView message,
            List<Element> fields,
            Context context,
            Output out) {
        Direction.FROM_SERVER.tell(context, out);
        int status = MoxaFrame.status(message);
        MoxaIdentity identity = new MoxaIdentity();
        fields.add(Element.number("status", status));
        MoxaIdentity.apId(MoxaFrame.apId(message), fields);
        identity.hardware(MoxaFrame.hardwareId(message), fields);
        identity.mac(MoxaFrame.mac(message), fields);
        boolean isShort = function != null && status == 0 && !function.isAnswered(message);
        if (function != null && status == 0 && !isShort) {
            data(function, message, fields, identity);
        }
        out.message(new MoxaEvent.Message(service.name() + "_response", fields));
        if (isShort) {
            out.malformed(MoxaAnomaly.ANSWER_LENGTH, 2);
        } else {
            identity.tell("moxa " + service.name(), context, out);
        }
        Request asked = context.pending(key);
        if (asked != null) {
            Outcome outcome = status == 0 ? Outcome.OK : Outcome.error(status, "status_" + status);
            out.response(new Response(key, service, "", outcome, asked.points()));
        }
    }

    private static void data(Function function, ByteView message, List<Element> fields, MoxaIdentity identity) {
        int at = MoxaFrame.SIZE;
        switch (function) {
            case DISCOVERY, IP_ADDRESS -> {
                IpAddress ip = IpAddress.readV4(message, at);
                fields.add(Element.text("ip_address", ip.toString()));
                if (ip.isOfOneDevice()) {
                    identity.claim(Attribute.IP, ip.toString());
                }
            }
            case SUBNET_MASK, GATEWAY ->
                fields.add(Element.text(
                        function.service().name(), IpAddress.readV4(message, at).toString()));
            case DEVICE_NAME -> {
                String name = message.textToNul(at, function.answerSize(), StandardCharsets.ISO_8859_1)
                        .strip();
                fields.add(Element.text("name", name));
                identity.claim(Attribute.NAME, name);
            }
            case VERSION -> {
                identity.firmware(message.le32(at), fields);
                long serial = message.le32(SERIAL_AT);
                if (serial < 1 << Short.SIZE) { // by some descriptions it has two octets, and others behind it
                    identity.serial(serial, fields);
                }
            }
        }
    }
}
