package io.otus.dissect.ntp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.time.Nanos;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads one message per datagram. */
final class NtpDissector implements Dissector {
    private static final int MAX_STRATUM = 16;
    private static final int UNSYNCHRONISED = 16;
    private static final int MAX_TEXT = 1024;
    private static final String[] MODES = {
        "reserved", "symmetric_active", "symmetric_passive", "client", "server", "broadcast", "control", "private"
    };
    /** Nobody needs to ask more often: the least interval of polls is 16 s, RFC 5905 §7.2. */
    private static final long LEAST_POLL = 16 * Nanos.SECOND;

    private static final String RATE = "RATE";
    /** What a client has to stop asking for, or ask more seldom; other codes mean nothing to it (RFC 5905 §7.4). */
    private static final List<String> REFUSALS = List.of("DENY", "RSTR", RATE);

    /** Between two equal ports each may ask the other. */
    private final PerDirection<Polls> polls = new PerDirection<>(Polls::new);

    /** The lists that were asked for; each is reported once. */
    private final Set<String> lists = new HashSet<>();

    /** When one side asked, nanoseconds since 1970, and when before that. */
    private static final class Polls {
        private long asked = Long.MIN_VALUE / 2;
        private long askedBefore = Long.MIN_VALUE / 2;

        void ask(long time) {
            askedBefore = asked;
            asked = time;
        }

        /** Whether it asked too often, or was not heard to ask twice by the same port. */
        boolean mayBeTooMany() {
            return askedBefore < 0 || asked - askedBefore < LEAST_POLL;
        }
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int version = NtpHeader.version(bytes);
        int mode = NtpHeader.mode(bytes);
        if (version < 1 || version > 4 || mode == 0) {
            return NOT_MINE;
        }
        int least = switch (mode) {
            case NtpHeader.CONTROL -> NtpHeader.CONTROL_SIZE;
            case NtpHeader.PRIVATE -> NtpHeader.PRIVATE_SIZE;
            default -> NtpHeader.TIME_SIZE;
        };
        if (bytes.length() < least) {
            return NEED_MORE;
        }
        boolean fits =
                mode >= NtpHeader.CONTROL || (NtpHeader.stratum(bytes) <= MAX_STRATUM && bytes.length() % 4 == 0);
        return fits ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        int mode = NtpHeader.mode(message);
        fields.add(Element.number("version", NtpHeader.version(message)));
        switch (mode) {
            case NtpHeader.CONTROL -> control(message, fields, context, out);
            case NtpHeader.PRIVATE -> {
                fields.add(Element.number("response", message.u8(0) >> 7));
                fields.add(Element.number("request_code", message.u8(3)));
                out.message(new NtpEvent.Message(MODES[mode], fields));
                String list = NtpService.listOf(message.u8(2), message.u8(3));
                if (message.u8(0) >> 7 == 0 && !list.isEmpty()) {
                    Direction.FROM_CLIENT.tell(context, out);
                    tellList(list, out);
                }
                changes(message, context, out);
            }
            default -> time(mode, message, fields, context, out);
        }
    }

    /** A private message that changes something, and the answer to it; those that read are no operations. */
    private static void changes(ByteView message, Context context, Output out) {
        Service service = NtpService.ofPrivate(message.u8(2), message.u8(3));
        if (service == null) {
            return;
        }
        int sequence = message.u8(1) & 0x7F;
        if (message.u8(0) >> 7 == 0) {
            Direction.FROM_CLIENT.tell(context, out);
            out.request(Request.confirmed(sequence, service, "", List.of()));
            return;
        }
        Direction.FROM_SERVER.tell(context, out);
        int error = message.u8(4) >> 4;
        out.response(new Response(
                sequence, service, "", error == 0 ? Outcome.OK : Outcome.error(error, "refused"), List.of()));
    }

    private void time(int mode, ByteView message, List<Element> fields, Context context, Output out) {
        int stratum = NtpHeader.stratum(message);
        String reference = NtpHeader.referenceId(message);
        fields.add(Element.number("leap", message.u8(0) >> 6));
        fields.add(Element.number("stratum", stratum));
        fields.add(Element.text("reference_id", reference));
        out.message(new NtpEvent.Message(MODES[mode], fields));
        tellDirection(mode, context, out);
        if (mode == NtpHeader.CLIENT) {
            polls.of(context.direction()).ask(context.time());
        }
        if (mode != NtpHeader.SERVER && mode != NtpHeader.BROADCAST) {
            return;
        }
        // Stratum 0 is a refusal (RFC 5905 §7.4), and 16 says that it has no time to give.
        if (stratum == 0
                && mode == NtpHeader.SERVER
                && REFUSALS.contains(reference)
                && !isDeserved(reference, context)) {
            out.session(Direction.FROM_SERVER, "", SessionSeen.TIME_REFUSED, reference);
        }
        if (stratum > 0 && stratum < UNSYNCHRONISED) {
            String source = mode == NtpHeader.BROADCAST ? "ntp broadcast" : "ntp";
            out.claim(context.source(), "", Attribute.SERVICE, "ntp_server", source, Trust.SESSION);
            if (NtpHeader.hasTime(message)) {
                long told = NtpHeader.time(message, context.time() / Nanos.MILLISECOND);
                out.session(Direction.FROM_SERVER, "", new SessionFact.TimeTold(told));
            }
        }
    }

    /** Whether a refusal tells the client to ask less often, and the client may indeed ask too often. */
    private boolean isDeserved(String refusal, Context context) {
        return refusal.equals(RATE) && polls.of(context.direction().opposite()).mayBeTooMany();
    }

    /** Messages of symmetric modes go either way, RFC 5905 section 3. */
    private static void tellDirection(int mode, Context context, Output out) {
        boolean hasPorts = context.source().port() != context.destination().port();
        // Between two equal ports, what comes first tells, and nothing later.
        boolean isFirst = context.direction() == Direction.UNKNOWN;
        if (mode == NtpHeader.CLIENT && isFirst) {
            out.direction(Direction.FROM_CLIENT);
        } else if (mode == NtpHeader.SERVER ? hasPorts || isFirst : mode == NtpHeader.BROADCAST && hasPorts) {
            Direction.FROM_SERVER.tell(context, out);
        }
    }

    private void tellList(String list, Output out) {
        if (lists.add(list)) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.NEIGHBOURS_READ, list);
        }
    }

    private void control(ByteView message, List<Element> fields, Context context, Output out) {
        boolean response = NtpHeader.isResponse(message);
        int operation = NtpHeader.operation(message);
        int count = NtpHeader.count(message);
        boolean whole = message.has(NtpHeader.CONTROL_SIZE, count);
        int length = whole ? count : message.length() - NtpHeader.CONTROL_SIZE;
        String text = message.text(NtpHeader.CONTROL_SIZE, Math.min(length, MAX_TEXT), StandardCharsets.UTF_8);
        fields.add(Element.number("response", response ? 1 : 0));
        fields.add(Element.number("opcode", operation));
        fields.add(Element.text("data", text));
        out.message(new NtpEvent.Message("control", fields));
        if (!whole) {
            out.malformed(NtpAnomaly.LENGTH, 10);
        }
        if (!response) {
            Direction.FROM_CLIENT.tell(context, out);
            Service service = NtpService.ofControl(operation);
            if (NtpService.isList(operation, NtpHeader.association(message))) {
                tellList(service.name(), out);
            }
            out.request(Request.confirmed(NtpHeader.sequence(message), service, "", List.of()));
            return;
        }
        Direction.FROM_SERVER.tell(context, out);
        boolean refused = (message.u8(1) & 0x40) != 0;
        out.response(new Response(
                NtpHeader.sequence(message),
                NtpService.ofControl(operation),
                "",
                refused ? Outcome.error(message.u16(4) >> 8, "refused") : Outcome.OK,
                List.of()));
        claim(Attribute.OS, variable(text, "system").replace('/', ' '), context, out);
        claim(Attribute.SERVICE, variable(text, "version"), context, out);
    }

    /** The value of {@code name="value"} in a list of variables, RFC 9327 §4. */
    private static String variable(String text, String name) {
        String begin = name + "=\"";
        int at = text.indexOf(begin);
        if (at < 0 || (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)))) {
            return "";
        }
        int end = text.indexOf('"', at + begin.length());
        return end < 0 ? "" : text.substring(at + begin.length(), end);
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        out.claim(context.source(), "", attribute, value, "ntp", Trust.SESSION);
    }
}
