package io.otus.dissect.tristation;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.LastAnnouncement;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Framing, what is asked of a controller, and what it answers. Which number a response repeats is not known: one
 * command is on its way at a time.
 */
final class TriStationDissector implements Dissector {
    static final Service CONNECT = new Service(-1, "connect", Action.SESSION);
    static final Service DISCONNECT = new Service(-1, "disconnect", Action.SESSION);
    static final Service PING = new Service(-1, "ping", Action.DISCOVER);

    /** The type of the message that asks stands for the number of a transaction. */
    static final int CONNECTING = MessageType.CONNECTION_REQUEST;

    static final int EXECUTING = MessageType.EXECUTION_COMMAND;

    /** Octets of data that are kept in a row. */
    private static final int MAX_DATA = 256;

    private final LastAnnouncement<String> identity = new LastAnnouncement<>();
    private final LastAnnouncement<String> state = new LastAnnouncement<>();

    /** Whether a message with its CRC was seen: from then on one without is a broken one. */
    private boolean heard;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() != Carrier.DATAGRAM) {
            return NOT_MINE;
        }
        if (bytes.length() < TriStationFrame.SHORTEST) {
            return heard ? moreThan(bytes) : NEED_MORE;
        }
        if (!TriStationFrame.isCrcRight(bytes)) {
            return heard ? moreThan(bytes) : NOT_MINE;
        }
        return heard || MessageType.name(TriStationFrame.messageType(bytes)) != null ? bytes.length() : NOT_MINE;
    }

    /** No field has the length: without its CRC a message goes on, be it cut by the capture or broken. */
    private static int moreThan(ByteView bytes) {
        return bytes.length() + 1;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < TriStationFrame.SHORTEST || !TriStationFrame.isCrcRight(message)) {
            out.malformed(TriStationAnomaly.CRC, Math.max(0, message.length() - TriStationFrame.CRC_SIZE));
            return;
        }
        heard = true;
        int type = TriStationFrame.messageType(message);
        String name = MessageType.name(type);
        if (name == null) {
            out.message(new TriStationEvent.Message("unknown", type, data(message)));
            out.unknown("message_type", type);
            return;
        }
        switch (type) {
            case MessageType.EXECUTION_COMMAND -> execution(message, context, out);
            case MessageType.CONNECTION_REQUEST -> {
                out.message(new TriStationEvent.Message(name, type, List.of()));
                if (TriStationFrame.data(message).length() > 0) {
                    out.secret(
                            TriStationFrame.HEADER,
                            TriStationFrame.data(message).length());
                }
                Direction.FROM_CLIENT.tell(context, out);
                out.request(Request.confirmed(CONNECTING, CONNECT, "", List.of()));
            }
            case MessageType.PING, MessageType.DISCONNECTION, MessageType.OTHER_DISCONNECTION -> {
                out.message(new TriStationEvent.Message(name, type, data(message)));
                either(type, context, out);
            }
            default -> {
                out.message(new TriStationEvent.Message(name, type, data(message)));
                Direction.FROM_SERVER.tell(context, out);
                answer(type, name, context, out);
            }
        }
    }

    /** Nothing in these tells who asks. No answer to a ping is described, and it is sent to everybody. */
    private static void either(int type, Context context, Output out) {
        boolean isPing = type == MessageType.PING;
        Service service = isPing ? PING : DISCONNECT;
        if (context.direction() != Direction.FROM_SERVER) {
            out.request(Request.unconfirmed(service, "", List.of()));
        } else if (isPing) {
            out.response(new Response(type, service, "", Outcome.OK, List.of()));
        }
    }

    /** A controller answers a request to connect, or refuses that or a command. */
    private void answer(int type, String name, Context context, Output out) {
        Request command = context.pending(EXECUTING);
        boolean isRefusal = type != MessageType.CONNECTION_RESPONSE;
        if (isRefusal && command != null) {
            out.response(new Response(EXECUTING, command.service(), "", Outcome.error(type, name), List.of()));
            return;
        }
        identify(context.pending(CONNECTING), context, out);
        Outcome outcome = isRefusal ? Outcome.error(type, name) : Outcome.OK;
        out.response(new Response(CONNECTING, CONNECT, "", outcome, List.of()));
    }

    private void execution(ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        int type = TriStationFrame.messageType(message);
        if (!TriStationFrame.hasCode(message)) {
            out.message(new TriStationEvent.Message("unknown", type, data(message)));
            out.malformed(TriStationAnomaly.FUNCTION, TriStationFrame.HEADER);
            return;
        }
        int code = TriStationFrame.code(message);
        if (code < ResponseCode.FIRST) {
            Service function = Function.of(code);
            fields.add(Element.number("function_code", code));
            fields.add(Element.text("function", function.name()));
            fields.addAll(data(message));
            out.message(new TriStationEvent.Message("request", type, fields));
            request(function, context, out);
        } else {
            String name = ResponseCode.name(code);
            Request asked = context.pending(EXECUTING);
            fields.add(Element.number("response_code", code));
            fields.add(Element.text("response", name == null ? "response_" + code : name));
            if (asked != null) {
                fields.add(Element.text("function", asked.service().name()));
            }
            fields.addAll(data(message));
            out.message(new TriStationEvent.Message("response", type, fields));
            Direction.FROM_SERVER.tell(context, out);
            response(code, name, asked, context, out);
        }
    }

    private static void request(Service function, Context context, Output out) {
        if (function.code() == Function.BROADCAST_SOE_DATA_AVAILABLE) {
            out.request(Request.notification(function, "", List.of()));
            return;
        }
        Direction.FROM_CLIENT.tell(context, out);
        if (!Function.isKnown(function.code())) {
            out.unknown("function_code", function.code());
        }
        out.request(
                context.destination().isGroup()
                        ? Request.unconfirmed(function, "", List.of())
                        : Request.confirmed(EXECUTING, function, "", List.of()));
    }

    private void response(int code, @Nullable String name, @Nullable Request asked, Context context, Output out) {
        identify(asked, context, out);
        String says = ResponseCode.runState(code);
        if (asked != null && says != null && state.take(says, context.time())) {
            claim(Attribute.RUN_STATE, says, context, out);
        }
        Outcome outcome = Outcome.OK;
        if (name == null) {
            out.unknown("response_code", code);
            outcome = Outcome.UNPAIRED; // whether it was done is not known
        } else if (code == ResponseCode.COMMAND_REJECTED) {
            outcome = Outcome.error(code, name);
        }
        Service service = asked == null ? Function.UNSEEN : asked.service();
        out.response(new Response(EXECUTING, service, "", outcome, List.of()));
    }

    /** Only Triconex controllers answer in this protocol, and only what was asked proves that one does. */
    private void identify(@Nullable Request asked, Context context, Output out) {
        if (asked != null && identity.take("", context.time())) {
            claim(Attribute.VENDOR, "Triconex", context, out);
            claim(Attribute.TYPE, "plc", context, out);
        }
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        out.claim(context.source(), "", attribute, value, "tristation response", Trust.DEVICE);
    }

    private static List<Element> data(ByteView message) {
        ByteView data = TriStationFrame.data(message);
        if (data.length() == 0) {
            return List.of();
        }
        ByteView kept = data.slice(0, Math.min(data.length(), MAX_DATA));
        return List.of(Element.text("data", kept.octets().toString()));
    }

    @Override
    public void gap(Direction direction) {
        heard = false;
        identity.forget();
        state.forget();
    }
}
