package io.otus.dissect.pcworx;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
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

/** Framing of PC Worx, and what a controller says of itself. */
final class PcworxDissector implements Dissector {
    private static final Service INITIALIZE = new Service(PcworxHeader.INITIALIZE, "initialize", Action.SESSION);
    private static final Service READ = new Service(PcworxHeader.READ, "read", Action.READ);

    /** Octets of data that are kept in a row. */
    private static final int MAX_DATA = 256;

    /** Whether a frame was seen that only this protocol has; a header alone may be that of another. */
    private boolean isProven;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (!context.hinted() || !PcworxHeader.begins(bytes)) {
            return NOT_MINE;
        }
        if (bytes.length() < 4) {
            return NEED_MORE;
        }
        int total = PcworxHeader.length(bytes);
        if (isProven) {
            return total;
        }
        if (!PcworxHeader.mayProve(bytes)) {
            return NOT_MINE;
        }
        if (bytes.length() < total) {
            return NEED_MORE;
        }
        return PcworxHeader.proves(bytes.slice(0, total)) ? total : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return PcworxHeader.proves(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < PcworxHeader.size(message)) {
            out.malformed(PcworxAnomaly.LENGTH, Math.min(2, message.length()));
            return;
        }
        isProven |= PcworxHeader.proves(message);
        Service service = service(PcworxHeader.service(message));
        int sequence = PcworxHeader.sequence(message);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("service_code", service.code()));
        fields.add(Element.text("service", service.name()));
        long transaction = (long) service.code() << 16 | sequence;
        if (PcworxHeader.isResponse(message)) {
            Direction.FROM_SERVER.tell(context, out);
            boolean isInfo = PcworxHeader.isInfo(message);
            if (isInfo) {
                info(message, fields);
            } else {
                data(message, fields);
            }
            out.message(new PcworxEvent.Frame("response", sequence, fields));
            if (isInfo && context.pending(transaction) != null) {
                claims(fields, context, out);
            }
            // Where other answers have their result is not known: that they came says nothing of how it went.
            Outcome outcome = isInfo ? Outcome.OK : Outcome.UNPAIRED;
            out.response(new Response(transaction, service, "", outcome, List.of()));
        } else {
            Direction.FROM_CLIENT.tell(context, out);
            data(message, fields);
            out.message(new PcworxEvent.Frame("request", sequence, fields));
            out.request(Request.confirmed(transaction, service, "", List.of()));
        }
        if (service.action() == Action.OTHER) {
            out.unknown("service_code", service.code());
        }
    }

    private static Service service(int code) {
        return switch (code) {
            case PcworxHeader.INITIALIZE -> INITIALIZE;
            case PcworxHeader.READ -> READ;
            default -> new Service(code, "service_" + code, Action.OTHER);
        };
    }

    private static void data(ByteView message, List<Element> fields) {
        ByteView data = message.from(PcworxHeader.size(message));
        if (data.length() > 0) {
            fields.add(Element.text(
                    "data", data.octets(0, Math.min(data.length(), MAX_DATA)).toString()));
        }
    }

    private static void info(ByteView message, List<Element> fields) {
        fields.add(text("plc_type", message, 30, 36));
        fields.add(text("firmware_version", message, 66, 13));
        fields.add(text("firmware_date", message, 79, 12));
        fields.add(text("firmware_time", message, 91, 9));
        fields.add(text("model_number", message, 152, 8));
    }

    private static Element text(String name, ByteView message, int at, int most) {
        return Element.text(
                name, message.textToNul(at, most, StandardCharsets.US_ASCII).strip());
    }

    private static void claims(List<Element> fields, Context context, Output out) {
        claim(Attribute.VENDOR, "Phoenix Contact", context, out);
        claim(Attribute.MODEL, Elements.text(fields, "plc_type"), context, out);
        claim(Attribute.FIRMWARE, Elements.text(fields, "firmware_version"), context, out);
        claim(Attribute.ORDER_NUMBER, Elements.text(fields, "model_number"), context, out);
        claim(Attribute.TYPE, "plc", context, out);
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        if (!value.isEmpty()) {
            out.claim(context.source(), "", attribute, value, "pcworx device information", Trust.DEVICE);
        }
    }

    @Override
    public void gap(Direction direction) {
        isProven = false;
    }
}
