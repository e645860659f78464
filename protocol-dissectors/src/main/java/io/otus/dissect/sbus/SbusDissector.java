package io.otus.dissect.sbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.LastAnnouncement;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Framing of Ether-S-Bus, what is asked of a controller, and what it answers. */
final class SbusDissector implements Dissector {
    /** CPUs whose state is remembered at most: stations behind a gateway, with up to seven each. */
    private static final int MOST = 256;

    private static final String ALL = Integer.toString(SbusHeader.BROADCAST);

    /** What each CPU said of its state last, by its unit; programming tools ask ten times a second. */
    private final SequencedMap<String, LastAnnouncement<String>> states = new LinkedHashMap<>();
    /** Whether a telegram with its checksum was seen: from then on one without is a broken one. */
    private boolean isProven;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (!SbusHeader.isAllowed(bytes)) {
            return NOT_MINE;
        }
        return isProven || SbusHeader.isCrcRight(bytes) ? bytes.length() : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return SbusHeader.attribute(message) == SbusHeader.REQUEST
                && SbusCommand.isKnown(SbusHeader.command(message))
                && SbusHeader.isCrcRight(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (!SbusHeader.isAllowed(message)) {
            out.malformed(SbusAnomaly.DATA_LENGTH, 0);
            return;
        }
        if (!SbusHeader.isCrcRight(message)) {
            out.malformed(SbusAnomaly.CRC, message.length() - SbusHeader.CRC_SIZE);
            return; // no device does what it says
        }
        isProven = true;
        if (SbusHeader.attribute(message) == SbusHeader.REQUEST) {
            Direction.FROM_CLIENT.tell(context, out);
            request(message, context, out);
        } else {
            Direction.FROM_SERVER.tell(context, out);
            Request asked = context.pending(SbusHeader.sequence(message));
            if (SbusHeader.attribute(message) == SbusHeader.ACKNOWLEDGEMENT) {
                acknowledgement(message, asked, out);
            } else {
                response(message, asked, context, out);
            }
        }
    }

    private static void request(ByteView message, Context context, Output out) {
        int station = SbusHeader.station(message);
        int command = SbusHeader.command(message);
        Requests request = Requests.read(command, SbusHeader.data(message), out);
        Service service = request.service();
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("s_bus_address", station));
        fields.add(Element.number("command_code", command));
        fields.add(Element.text("command", service.name()));
        fields.addAll(request.fields());
        out.message(new SbusEvent.Telegram("request", SbusHeader.sequence(message), fields));
        if (!SbusCommand.isKnown(command)) {
            out.unknown("command_code", command);
        }
        String unit = Integer.toString(station);
        out.request(
                station == SbusHeader.BROADCAST && !isAnswered(service, context)
                        ? Request.unconfirmed(service, unit, request.points())
                        : Request.confirmed(SbusHeader.sequence(message), service, unit, request.points()));
    }

    /** Whether one host is asked for what all stations would answer: by that a tool finds a number it does not know. */
    private static boolean isAnswered(Service service, Context context) {
        return !context.destination().isGroup()
                && switch (service.action()) {
                    case IDENTIFY, READ, DIAGNOSE -> true;
                    default -> false;
                };
    }

    private void response(ByteView message, @Nullable Request asked, Context context, Output out) {
        Responses response = Responses.read(asked, SbusHeader.data(message), out);
        List<Element> fields = answer(asked);
        fields.addAll(response.fields());
        int sequence = SbusHeader.sequence(message);
        out.message(new SbusEvent.Telegram("response", sequence, fields));
        if (asked == null) {
            out.response(new Response(sequence, SbusCommand.UNSEEN, "", Outcome.OK, List.of()));
            return;
        }
        claims(asked, response.fields(), context, out);
        out.response(new Response(sequence, asked.service(), asked.unit(), Outcome.OK, response.points()));
    }

    private static List<Element> answer(@Nullable Request asked) {
        List<Element> fields = new ArrayList<>();
        if (asked != null) {
            fields.add(Element.text("command", asked.service().name()));
        }
        return fields;
    }

    private static void acknowledgement(ByteView message, @Nullable Request asked, Output out) {
        int code = SbusHeader.data(message).u16(0);
        List<Element> fields = answer(asked);
        fields.add(Element.number("ack_nak_code", code));
        fields.add(Element.text("ack_nak_name", name(code)));
        int sequence = SbusHeader.sequence(message);
        out.message(new SbusEvent.Telegram("acknowledgement", sequence, fields));
        Service service = asked == null ? SbusCommand.UNSEEN : asked.service();
        String unit = asked == null ? "" : asked.unit();
        Outcome outcome = code == 0 ? Outcome.OK : Outcome.error(code, name(code));
        out.response(new Response(sequence, service, unit, outcome, List.of()));
    }

    private static String name(int code) {
        return switch (code) {
            case 0 -> "ack";
            case 1 -> "nak";
            case 2 -> "nak_password";
            case 3 -> "nak_pgu_reduced_protocol";
            case 4 -> "nak_pgu_in_use";
            default -> "nak_" + code;
        };
    }

    private void claims(Request asked, List<Element> told, Context context, Output out) {
        switch (asked.service().code()) {
            case SbusCommand.READ_FIRMWARE_VERSION -> {
                String type = Elements.text(told, "pcd_type");
                if (isPcd(type)) {
                    claim(asked, Attribute.VENDOR, "Saia-Burgess Controls", context, out);
                    claim(asked, Attribute.TYPE, "plc", context, out);
                }
                claim(asked, Attribute.MODEL, type, context, out);
                claim(asked, Attribute.FIRMWARE, Elements.text(told, "firmware_version"), context, out);
            }
            case SbusCommand.READ_STATION_NUMBER ->
                claim(asked, Attribute.INSTANCE, Elements.text(told, "s_bus_address"), context, out);
            default -> {
                String status = Elements.text(told, "cpu_status_name");
                if (!status.isEmpty() && !status.equals("exceptional_intermediate")) {
                    runState(asked, status, context, out);
                }
            }
        }
    }

    /** Of further CPUs each is a unit of its own; tools ask for all that there may be, and hear that most are not. */
    private void runState(Request asked, String status, Context context, Output out) {
        int cpu = asked.service().code() - SbusCommand.READ_STATUS;
        boolean isFurther = cpu > 0 && asked.service().code() != SbusCommand.READ_OWN_STATUS;
        if (isFurther && status.equals("disconnected")) {
            return;
        }
        String station = unit(asked);
        String unit = isFurther ? (station + "/cpu" + cpu) : station;
        LastAnnouncement<String> state = states.get(unit);
        if (state == null) {
            state = new LastAnnouncement<>();
        }
        Bounded.putLast(states, unit, state, MOST);
        if (state.take(status, context.time())) {
            claim(asked, unit, Attribute.RUN_STATE, status, context, out);
        }
    }

    /** The station that was asked; empty where all were, of which the device itself answers. */
    private static String unit(Request asked) {
        return asked.unit().equals(ALL) ? "" : asked.unit();
    }

    /** A PCD says which as {@code D2M48}; devices of others speak S-Bus too. */
    private static boolean isPcd(String type) {
        return type.length() > 2 && type.charAt(0) == 'D' && Character.isDigit(type.charAt(1)) && type.charAt(2) == 'M';
    }

    private static void claim(Request asked, Attribute attribute, String value, Context context, Output out) {
        claim(asked, unit(asked), attribute, value, context, out);
    }

    private static void claim(
            Request asked, String unit, Attribute attribute, String value, Context context, Output out) {
        String source = "sbus " + asked.service().name();
        out.claim(context.source(), unit, attribute, value, source, Trust.DEVICE);
    }

    @Override
    public void gap(Direction direction) {
        isProven = false;
        states.clear();
    }
}
