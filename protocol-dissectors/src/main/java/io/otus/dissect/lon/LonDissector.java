package io.otus.dissect.lon;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.List;

/** Reads packets of CEA-852, and of those with data what LonTalk carries. */
final class LonDissector implements Dissector {
    private static final int ACKNOWLEDGED = 0;
    private static final int REPEATED = 1;
    private static final int ANSWER = 2;
    private static final int VARIABLE = 0x80;
    /** Of the code of a network variable: it is an output of who is addressed, of which nobody but itself sets one. */
    private static final int OUTPUT = 0x40;

    private static final int SELECTOR = 0x3FFF;
    private static final int SUCCESS = 0x20;
    private static final int CODE = 0x1F;
    private static final int NEURON = 6;
    private static final int PROGRAM = 8;
    /** A neuron that was not set up yet has no subnet and no node. */
    private static final String NOWHERE = "0/0";

    /** Whether a datagram was seen that is packets from its first octet to its last. */
    private boolean isProven;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int length = CnipHeader.length(bytes);
        return isProven || length <= 0 || CnipHeader.fills(bytes) ? length : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        isProven = true;
        List<Element> fields = new ArrayList<>();
        String name = CnipHeader.name(CnipHeader.type(message));
        boolean isWhole = message.length() == message.u16(0);
        if (CnipHeader.type(message) != CnipHeader.DATA || !isWhole) {
            fields.add(Element.number("length", message.u16(0)));
            out.message(new LonEvent.Message(name, fields));
            if (!isWhole) {
                maskData(message, out);
                out.malformed(LonAnomaly.PACKET_LENGTH, 0);
            }
            return;
        }
        Npdu npdu = Npdu.read(CnipHeader.data(message));
        if (npdu == null) {
            out.message(new LonEvent.Message(name, fields));
            maskData(message, out);
            out.malformed(LonAnomaly.ADDRESS, CnipHeader.begin(message));
            return;
        }
        fields.add(Element.text("source", npdu.source()));
        fields.add(Element.text("destination", npdu.destination()));
        if (!npdu.domain().isEmpty()) {
            fields.add(Element.text("domain", npdu.domain()));
        }
        switch (npdu.format()) {
            case Npdu.APPLICATION -> {
                mask(message, npdu.pdu(), false, out);
                asks(npdu, npdu.pdu(), fields, context, out, false);
            }
            case Npdu.AUTHENTICATION -> {
                fields.add(Element.text("service", "authentication"));
                out.message(new LonEvent.Message("data", fields));
            }
            default -> numbered(message, npdu, fields, context, out);
        }
    }

    /** Authentication, type and number of a transaction, bits 7, 6-4 and 3-0; what it carries follows. */
    private static void numbered(ByteView message, Npdu npdu, List<Element> fields, Context context, Output out) {
        int type = (npdu.pdu().u8(0) >>> 4) & 7;
        fields.add(Element.number("transaction_number", npdu.pdu().u8(0) & 15));
        ByteView apdu = npdu.pdu().from(1);
        boolean isConfirmed = npdu.format() == Npdu.SESSION || type == ACKNOWLEDGED;
        mask(message, apdu, type == ANSWER, out);
        if (type == ANSWER) {
            answers(npdu, apdu, fields, context, out);
        } else if (type == ACKNOWLEDGED || (type == REPEATED && npdu.format() == Npdu.TRANSACTION)) {
            asks(npdu, apdu, fields, context, out, isConfirmed);
        } else {
            fields.add(Element.text("service", "reminder"));
            out.message(new LonEvent.Message("data", fields));
        }
    }

    /** Masks the unreadable part of a packet, which may be a key. */
    private static void maskData(ByteView message, Output out) {
        int begin = CnipHeader.begin(message);
        if (CnipHeader.type(message) == CnipHeader.DATA && begin < message.length()) {
            out.secret(begin, message.length() - begin);
        }
    }

    /**
     * Masks the keys of a domain. They are in messages that set them, in messages that a proxy is to pass on, and in
     * answers that hold them.
     */
    private static void mask(ByteView message, ByteView apdu, boolean isAnswer, Output out) {
        if (apdu.length() < 2) {
            return;
        }
        int code = apdu.u8(0);
        boolean hasKey = isAnswer ? code == NetworkManagement.DOMAIN_TOLD : NetworkManagement.setsKey(code);
        if (hasKey) {
            out.secret(apdu.positionIn(message) + 1, apdu.length() - 1);
        }
    }

    /** Reports a request or notification to an application: a network variable, or a code. */
    private static void asks(
            Npdu npdu, ByteView apdu, List<Element> fields, Context context, Output out, boolean isConfirmed) {
        if (apdu.length() == 0) {
            out.message(new LonEvent.Message("data", fields));
            return;
        }
        int code = apdu.u8(0);
        Service service;
        List<PointRange> points = List.of();
        if (code >= VARIABLE && apdu.has(0, 2)) {
            service = NetworkManagement.variable(npdu.format() == Npdu.SESSION, (code & OUTPUT) != 0);
            int selector = apdu.u16(0) & SELECTOR;
            fields.add(Element.number("selector", selector));
            points = List.of(PointRange.of("nv", selector, 1));
        } else if (code < 0x40) {
            service = NetworkManagement.APPLICATION;
        } else if (code < 0x50) {
            service = NetworkManagement.FOREIGN;
        } else {
            service = NetworkManagement.service(code, apdu.has(1, 1) ? apdu.u8(1) : -1);
            if (!NetworkManagement.isKnown(code)) {
                out.unknown("code", code);
            }
        }
        fields.add(Element.text("service", service.name()));
        boolean isPin = code == NetworkManagement.SERVICE_PIN && apdu.has(1, NEURON + PROGRAM);
        if (isPin) {
            identity(npdu, apdu.from(1), fields, context, out);
        }
        out.message(new LonEvent.Message("data", fields));
        if (isPin) {
            out.request(Request.notification(
                    service, unit(npdu, apdu.octets(1, NEURON).toString()), points));
            return;
        }
        boolean isOne = npdu.isOne() && !context.destination().isGroup();
        Request request = isConfirmed && isOne
                ? Request.confirmed(npdu.transaction(npdu.server()), service, npdu.unit(npdu.destination()), points)
                : Request.unconfirmed(service, npdu.unit(npdu.destination()), points);
        out.request(request.withClientUnit(npdu.unit(npdu.source())));
    }

    /** An acknowledgment carries nothing, and a response a code that says whether it was done. */
    private static void answers(Npdu npdu, ByteView apdu, List<Element> fields, Context context, Output out) {
        // Who was asked by its neuron id answers as a node.
        long transaction = npdu.transaction(npdu.server());
        if (context.pending(transaction) == null) {
            transaction = npdu.transaction(Npdu.NOBODY);
        }
        Request asked = npdu.isOne() ? context.pending(transaction) : null;
        if (asked == null) {
            fields.add(Element.text("service", "response"));
            out.message(new LonEvent.Message("data", fields));
            return;
        }
        Outcome outcome = outcome(npdu.format(), asked, apdu);
        fields.add(Element.text("service", asked.service().name() + "_response"));
        if (npdu.format() == Npdu.SESSION
                && outcome.equals(Outcome.OK)
                && asked.service().code() == NetworkManagement.QUERY_ID
                && apdu.has(1, NEURON + PROGRAM)) {
            identity(npdu, apdu.from(1), fields, context, out);
        }
        out.message(new LonEvent.Message("data", fields));
        out.response(new Response(
                transaction, asked.service(), asked.unit(), outcome, asked.points(), npdu.unit(npdu.destination())));
    }

    /**
     * An acknowledgment has no code. A response has that of the request with its bit for success or without, or the
     * network variable that was polled; of any other, what an application answers, nothing says how it went.
     */
    private static Outcome outcome(int format, Request asked, ByteView apdu) {
        if (format == Npdu.TRANSACTION) {
            return Outcome.OK;
        }
        int code = apdu.length() == 0 ? -1 : apdu.u8(0);
        if (asked.service().equals(NetworkManagement.POLL)) {
            boolean isPolled = code >= VARIABLE
                    && apdu.has(0, 2)
                    && asked.points().equals(List.of(PointRange.of("nv", apdu.u16(0) & SELECTOR, 1)));
            return isPolled ? Outcome.OK : Outcome.UNPAIRED;
        }
        int asks = asked.service().code();
        boolean isOfCode = asks > 0 && code >= 0 && code < 0x40 && (code & CODE) == (asks & CODE);
        if (!isOfCode) {
            return Outcome.UNPAIRED;
        }
        return (code & SUCCESS) != 0 ? Outcome.OK : Outcome.error(code, "failed");
    }

    /** The unit of a node that states its neuron id, the only identifier of a node that is not configured yet. */
    private static String unit(Npdu npdu, String neuron) {
        return npdu.source().equals(NOWHERE) ? neuron : npdu.unit(npdu.source());
    }

    /**
     * Neuron id, 6 octets, and program id, 8 octets, of which a standard one begins with 8 or 9 and its maker's number.
     */
    private static void identity(Npdu npdu, ByteView ids, List<Element> fields, Context context, Output out) {
        String neuron = ids.octets(0, NEURON).toString();
        String program = ids.octets(NEURON, PROGRAM).toString();
        fields.add(Element.text("neuron_id", neuron));
        fields.add(Element.text("program_id", program));
        String unit = unit(npdu, neuron);
        out.claim(context.source(), unit, Attribute.INSTANCE, neuron, "neuron id", Trust.DEVICE);
        out.claim(context.source(), unit, Attribute.DESCRIPTION, "program id " + program, "program id", Trust.DEVICE);
    }
}
