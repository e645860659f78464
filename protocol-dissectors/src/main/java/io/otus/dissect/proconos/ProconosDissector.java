package io.otus.dissect.proconos;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Framing of ProConOS, and what a controller says of itself. */
final class ProconosDissector implements Dissector {
    private static final int READ_INFORMATION = 0x000B;
    private static final Service INFORMATION = new Service(READ_INFORMATION, "read_information", Action.IDENTIFY);
    /** Where in the data an answer has the runtime, and the type of the controller, each in so many octets. */
    private static final int RUNTIME_AT = 4;

    private static final int TYPE_AT = 36;
    private static final int TEXT_SIZE = 32;
    private static final String RUNTIME = "ProConOS";
    /** Octets of data that are kept in a row. */
    private static final int MAX_DATA = 256;

    /** Whether a frame with its checksum was seen: from then on one without is a broken one. */
    private boolean isProven;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (!ProconosFrame.begins(bytes)) {
            return NOT_MINE;
        }
        if (bytes.length() < ProconosFrame.SIZE) {
            return NEED_MORE;
        }
        int total = ProconosFrame.total(bytes);
        if (isProven) {
            return total;
        }
        if (bytes.length() < total) {
            return NEED_MORE;
        }
        return ProconosFrame.isCrcRight(bytes, total) ? total : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return ProconosFrame.isCrcRight(message, message.length());
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < ProconosFrame.SIZE + ProconosFrame.CRC_SIZE
                || !ProconosFrame.isCrcRight(message, message.length())) {
            out.malformed(ProconosAnomaly.CRC, Math.max(0, message.length() - ProconosFrame.CRC_SIZE));
            return;
        }
        isProven = true;
        int command = ProconosFrame.command(message);
        int sequence = ProconosFrame.sequence(message);
        ByteView data = ProconosFrame.data(message);
        // Who is known to have opened the connection does not become the controller by what it says.
        boolean isInformation = context.direction() != Direction.FROM_CLIENT
                && data.length() >= TYPE_AT + TEXT_SIZE
                && text(data, RUNTIME_AT).startsWith(RUNTIME);
        Request asked = context.pending(sequence);
        if (isInformation || context.direction() == Direction.FROM_SERVER) {
            Service service = asked != null ? asked.service() : isInformation ? INFORMATION : service(command);
            List<Element> fields = fields(command, service, isInformation ? ByteView.EMPTY : data);
            if (isInformation) {
                if (context.direction() == Direction.UNKNOWN) {
                    Direction.FROM_SERVER.tell(context, out);
                }
                fields.add(Element.text("ladder_logic_runtime", text(data, RUNTIME_AT)));
                fields.add(Element.text("plc_type", text(data, TYPE_AT)));
            }
            out.message(new ProconosEvent.Frame("response", sequence, fields));
            if (isInformation && asked != null) {
                claim(Attribute.SERVICE, text(data, RUNTIME_AT), context, out);
                claim(Attribute.DESCRIPTION, text(data, TYPE_AT), context, out);
                claim(Attribute.TYPE, "plc", context, out);
            }
            // Where other answers have their result is not known: that they came says nothing of how it went.
            Outcome outcome = isInformation ? Outcome.OK : Outcome.UNPAIRED;
            out.response(new Response(sequence, service, "", outcome, List.of()));
            return;
        }
        Service service = service(command);
        // A request and an answer have the same header: where nothing tells who sends it, nobody is said to ask.
        boolean isRequest = context.direction() == Direction.FROM_CLIENT;
        out.message(new ProconosEvent.Frame(isRequest ? "request" : "frame", sequence, fields(command, service, data)));
        if (isRequest) {
            out.request(Request.confirmed(sequence, service, "", List.of()));
        }
        if (command != READ_INFORMATION) {
            out.unknown("command", command);
        }
    }

    private static List<Element> fields(int command, Service service, ByteView data) {
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("command_code", command));
        fields.add(Element.text("command", service.name()));
        if (data.length() > 0) {
            fields.add(Element.text(
                    "data", data.octets(0, Math.min(data.length(), MAX_DATA)).toString()));
        }
        return fields;
    }

    private static Service service(int command) {
        return command == READ_INFORMATION
                ? INFORMATION
                : new Service(command, "command_" + Integer.toHexString(command), Action.OTHER);
    }

    private static String text(ByteView data, int at) {
        return data.textToNul(at, TEXT_SIZE, StandardCharsets.ISO_8859_1).strip();
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        if (!value.isEmpty()) {
            out.claim(context.source(), "", attribute, value, "proconos information", Trust.DEVICE);
        }
    }

    @Override
    public void gap(Direction direction) {
        isProven = false;
    }
}
