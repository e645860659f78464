package io.otus.dissect.crimson;

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
import java.util.ArrayList;
import java.util.List;

/** Framing of Crimson, and what a device says of itself. */
final class CrimsonDissector implements Dissector {
    private static final Service READ_MANUFACTURER =
            new Service(CrimsonFrame.MANUFACTURER, "read_manufacturer", Action.IDENTIFY);
    private static final Service READ_MODEL = new Service(CrimsonFrame.MODEL, "read_model", Action.IDENTIFY);
    /** Octets of data that are kept in a row. */
    private static final int MAX_DATA = 256;

    /** Whether a frame was seen that only this protocol has: numbers alone may be those of another. */
    private boolean isProven;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (!context.hinted() || (!isProven && !CrimsonFrame.mayProve(bytes))) {
            return NOT_MINE;
        }
        if (bytes.length() < CrimsonFrame.LENGTH_SIZE) {
            return NEED_MORE;
        }
        int total = CrimsonFrame.total(bytes);
        if (isProven) {
            return total;
        }
        if (bytes.length() < total) {
            return NEED_MORE;
        }
        return CrimsonFrame.proves(bytes.slice(0, total)) ? total : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return CrimsonFrame.proves(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        isProven |= CrimsonFrame.proves(message);
        if (message.length() < CrimsonFrame.SIZE) {
            out.message(new CrimsonEvent.Frame("frame", data(message.from(CrimsonFrame.LENGTH_SIZE))));
            out.unknown("length", message.length() - CrimsonFrame.LENGTH_SIZE);
        } else if (CrimsonFrame.asks(message) && context.direction() != Direction.FROM_SERVER) {
            ask(message, context, out);
        } else if (CrimsonFrame.answers(message) && context.direction() != Direction.FROM_CLIENT) {
            // Who is known to have opened the connection does not become the device by what it says.
            answer(message, context, out);
        } else {
            other(message, context, out);
        }
    }

    private static void ask(ByteView message, Context context, Output out) {
        Direction.FROM_CLIENT.tell(context, out);
        Service service = service(message);
        out.message(new CrimsonEvent.Frame("request", fields(message, service)));
        out.request(Request.confirmed(service.code(), service, "", List.of()));
    }

    private static void answer(ByteView message, Context context, Output out) {
        Direction.FROM_SERVER.tell(context, out);
        Service service = service(message);
        String text = CrimsonFrame.text(message);
        List<Element> fields = fields(message, service);
        boolean isModel = service.equals(READ_MODEL);
        if (text.isEmpty()) {
            fields.addAll(data(message.from(CrimsonFrame.SIZE)));
        } else {
            fields.add(Element.text(isModel ? "model" : "manufacturer", text));
        }
        out.message(new CrimsonEvent.Frame("response", fields));
        if (text.isEmpty()) {
            out.malformed(CrimsonAnomaly.TEXT, CrimsonFrame.SIZE);
        } else {
            Attribute attribute = isModel ? Attribute.MODEL : Attribute.VENDOR;
            out.claim(context.source(), "", attribute, text, "crimson " + service.name(), Trust.DEVICE);
        }
        out.response(new Response(service.code(), service, "", Outcome.OK, List.of()));
    }

    /** What nobody described; whether it is answered is not known, so that nobody is accused of silence. */
    private static void other(ByteView message, Context context, Output out) {
        int register = CrimsonFrame.register(message);
        int type = CrimsonFrame.type(message);
        String key = String.join("/", Integer.toHexString(register), Integer.toHexString(type));
        Service service = new Service(register, "register_" + key, Action.OTHER).keyed(key);
        List<Element> fields = fields(message, service);
        fields.addAll(data(message.from(CrimsonFrame.SIZE)));
        boolean isRequest = context.direction() == Direction.FROM_CLIENT;
        out.message(new CrimsonEvent.Frame(isRequest ? "request" : "frame", fields));
        if (isRequest) {
            out.request(Request.unconfirmed(service, "", List.of()));
        }
        out.unknown("register", register);
    }

    private static Service service(ByteView message) {
        return CrimsonFrame.register(message) == CrimsonFrame.MODEL ? READ_MODEL : READ_MANUFACTURER;
    }

    private static List<Element> fields(ByteView message, Service service) {
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("register", CrimsonFrame.register(message)));
        fields.add(Element.number("type", CrimsonFrame.type(message)));
        fields.add(Element.text("service", service.name()));
        return fields;
    }

    private static List<Element> data(ByteView data) {
        return data.length() == 0
                ? List.of()
                : List.of(Element.text(
                        "data",
                        data.octets(0, Math.min(data.length(), MAX_DATA)).toString()));
    }

    @Override
    public void gap(Direction direction) {
        isProven = false;
    }
}
