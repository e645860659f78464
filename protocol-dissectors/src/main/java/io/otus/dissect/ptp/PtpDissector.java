package io.otus.dissect.ptp;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.LastAnnouncement;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads one message per frame or datagram. */
final class PtpDissector implements Dissector {
    /** Most ports followed in one flow, each in one domain; beyond, the one not heard for longest is forgotten. */
    private static final int MAX_PORTS = 64;

    /** More than a clock that is set right drifts in a minute, in milliseconds. */
    private static final long LEAP = 1_000;

    private static final int SOURCE_IDENTITY = 20;
    private static final int UTC_OFFSET = 44;
    private static final int GRANDMASTER = 53;
    private static final int MANAGEMENT_TLV = 1;
    private static final int CLOCK_DESCRIPTION = 0x0001;
    private static final int TIME = 0x200F;
    private static final int SET = 1;
    private static final int RESPONSE = 2;
    private static final int COMMAND = 3;
    private static final String[] ACTIONS = {"get", "set", "response", "command", "acknowledge"};
    private static final Service[] SERVICES = {
        new Service(0, "management_get", Action.READ),
        new Service(1, "management_set", Action.CONFIGURE),
        new Service(2, "management_response", Action.OTHER),
        new Service(3, "management_command", Action.CONFIGURE),
        new Service(4, "management_acknowledge", Action.OTHER)
    };
    private static final Service SET_TIME = new Service(1, "management_set", Action.TIME_SET).keyed("1/time");

    private final LastAnnouncement<String> clock = new LastAnnouncement<>();
    private final SequencedMap<String, Port> ports = new LinkedHashMap<>();

    /** Which clock a port follows, and the offset to UTC that it announces for it. */
    private record Offset(String clock, SessionFact.UtcOffset offset) {}

    /** The latest announcement of a port in a domain. */
    private static final class Port {
        private final LastAnnouncement<Offset> offset = new LastAnnouncement<>();
        private final LastAnnouncement<Boolean> time = new LastAnnouncement<>();

        /** How far the last reported time is ahead of the time when it was heard, in milliseconds. */
        private long ahead;

        /** Sequence number of the latest announcement, -1 before the first; and what it says. */
        private int sequence = -1;

        private Octets says = Octets.EMPTY;
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < PtpHeader.SIZE) {
            return NEED_MORE;
        }
        int length = PtpHeader.length(bytes);
        boolean fits = PtpHeader.version(bytes) == 2
                && !PtpHeader.name(PtpHeader.type(bytes)).isEmpty()
                && length >= PtpHeader.SIZE
                && length <= bytes.length();
        // Padding of short frames, and whatever a profile puts behind, belong to the same message.
        return fits ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView padded, Context context, Output out) {
        ByteView message = padded.slice(0, Math.min(padded.length(), PtpHeader.length(padded)));
        int type = PtpHeader.type(message);
        Octets identity = PtpHeader.clockIdentity(message, SOURCE_IDENTITY);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("domain_number", PtpHeader.domain(message)));
        fields.add(Element.text("clock_identity", identity.toString()));
        fields.add(Element.number("port_number", PtpHeader.portNumber(message)));
        fields.add(Element.number("sequence_id", PtpHeader.sequence(message)));
        String source = "ptp " + PtpHeader.name(type);
        switch (type) {
            case PtpHeader.ANNOUNCE -> announce(message, identity, fields, context, out);
            case PtpHeader.MANAGEMENT -> management(message, fields, context, out);
            default -> {
                out.message(new PtpEvent.Message(PtpHeader.name(type), fields));
                tellTime(message, identity, context, out);
            }
        }
        // One clock may serve several domains by turns: that it goes on is told of none of them apart.
        if (type == PtpHeader.SYNC && clock.take(SessionSeen.CLOCK, context.time())) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.CLOCK, Integer.toString(PtpHeader.domain(message)));
        }
        claim(Attribute.INSTANCE, identity.toString(), source, context, out);
        // An EUI-64 made of a MAC address has FF FE in its middle (§7.5.2.2.2).
        ByteView eui = identity.view();
        if (eui.u16(3) == 0xFFFE) {
            MacAddress mac = new MacAddress((long) eui.u24(0) << 24 | eui.u24(5));
            if (mac.isOfOneDevice()) {
                claim(Attribute.MAC, mac.toString(), source, context, out);
            }
        }
    }

    /**
     * §13.5: UTC offset at 44, priorities and quality from 47, grandmaster identity at 53, steps removed at 61, time
     * source at 63.
     */
    private void announce(ByteView message, Octets identity, List<Element> fields, Context context, Output out) {
        if (message.length() < PtpHeader.ANNOUNCE_SIZE) {
            out.message(new PtpEvent.Message("announce", fields));
            out.malformed(PtpAnomaly.LENGTH, message.length());
            return;
        }
        Octets grandmaster = PtpHeader.clockIdentity(message, GRANDMASTER);
        fields.add(Element.number("current_utc_offset", PtpHeader.utcOffset(message)));
        fields.add(Element.number("current_utc_offset_valid", PtpHeader.isUtcOffsetValid(message) ? 1 : 0));
        fields.add(Element.number("grandmaster_priority1", message.u8(47)));
        fields.add(Element.number("clock_class", message.u8(48)));
        fields.add(Element.number("clock_accuracy", message.u8(49)));
        fields.add(Element.number("grandmaster_priority2", message.u8(52)));
        fields.add(Element.text("grandmaster_identity", grandmaster.toString()));
        fields.add(Element.number("steps_removed", message.u16(61)));
        fields.add(Element.number("time_source", message.u8(63)));
        out.message(new PtpEvent.Message("announce", fields));
        if (grandmaster.equals(identity)) {
            claim(Attribute.SERVICE, "ptp_grandmaster", "ptp announce", context, out);
        }
        Port port = port(message, identity);
        tellOffset(port, message, grandmaster, context, out);
        contradict(port, message, out);
    }

    /** Reports the time: once a minute, and at once where the clock has leapt by more than a second. */
    private void tellTime(ByteView message, Octets identity, Context context, Output out) {
        if (!PtpHeader.tellsTime(message)) {
            return;
        }
        long millis = PtpHeader.millis(message);
        long ahead = millis - context.time() / Nanos.MILLISECOND;
        Port port = port(message, identity);
        if (Math.abs(ahead - port.ahead) > LEAP) {
            port.time.forget();
        }
        if (port.time.take(true, context.time())) {
            port.ahead = ahead;
            out.session(
                    Direction.FROM_CLIENT,
                    Integer.toString(PtpHeader.domain(message)),
                    new SessionFact.TimeTold(millis));
        }
    }

    private Port port(ByteView message, Octets identity) {
        String key = PtpHeader.domain(message) + " " + identity + ' ' + PtpHeader.portNumber(message);
        Port known = ports.get(key);
        Port port = known == null ? new Port() : known;
        Bounded.putLast(ports, key, port, MAX_PORTS);
        return port;
    }

    private static void tellOffset(Port port, ByteView message, Octets grandmaster, Context context, Output out) {
        SessionFact.UtcOffset offset =
                new SessionFact.UtcOffset(PtpHeader.utcOffset(message), PtpHeader.isUtcOffsetValid(message));
        String clock = grandmaster + "/" + PtpHeader.domain(message);
        if (port.offset.take(new Offset(clock, offset), context.time())) {
            out.session(Direction.FROM_CLIENT, clock, offset);
        }
    }

    /** Each announcement of a port has the next number (§7.3.7); one that was heard twice says the same twice. */
    private static void contradict(Port port, ByteView message, Output out) {
        Octets says = message.octets(UTC_OFFSET, PtpHeader.ANNOUNCE_SIZE - UTC_OFFSET);
        if (PtpHeader.sequence(message) == port.sequence && !says.equals(port.says)) {
            out.malformed(PtpAnomaly.SEQUENCE, 30);
        }
        port.sequence = PtpHeader.sequence(message);
        port.says = says;
    }

    /**
     * §15.4: target port identity at 34, action in the low bits at 46, then one TLV: type, length, management id, data.
     */
    private static void management(ByteView message, List<Element> fields, Context context, Output out) {
        if (message.length() < PtpHeader.MANAGEMENT_SIZE) {
            out.message(new PtpEvent.Message("management", fields));
            out.malformed(PtpAnomaly.LENGTH, message.length());
            return;
        }
        int action = message.u8(46) & 15;
        int tlv = PtpHeader.MANAGEMENT_SIZE;
        boolean has = message.has(tlv, 6) && message.u16(tlv) == MANAGEMENT_TLV && message.u16(tlv + 2) >= 2;
        int id = has ? message.u16(tlv + 4) : -1;
        fields.add(Element.text("action", action < ACTIONS.length ? ACTIONS[action] : "action_" + action));
        if (has) {
            fields.add(Element.number("management_id", id));
        }
        ClockDescription described = null;
        if (id == CLOCK_DESCRIPTION && action == RESPONSE) {
            described = ClockDescription.read(message.from(tlv + 6));
            if (described != null) {
                fields.add(Element.text("product_description", described.product()));
                fields.add(Element.text("revision_data", described.revision()));
                fields.add(Element.text("user_description", described.user()));
            }
        }
        out.message(new PtpEvent.Message("management", fields));
        if (id == CLOCK_DESCRIPTION && action == RESPONSE && described == null) {
            out.malformed(PtpAnomaly.TLV, tlv + 6);
        }
        if (described != null) {
            described.tell(context, out);
        }
        if (action < RESPONSE || action == COMMAND) {
            // Answers come on flows of their own, to a group: none is waited for.
            Service service = action == SET && id == TIME ? SET_TIME : SERVICES[action];
            out.request(Request.unconfirmed(service, "", List.of()));
        }
    }

    private static void claim(Attribute attribute, String value, String source, Context context, Output out) {
        out.claim(context.source(), "", attribute, value, source, Trust.MANAGEMENT);
    }
}
