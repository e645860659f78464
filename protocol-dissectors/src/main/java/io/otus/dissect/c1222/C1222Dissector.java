package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Framing of ACSE PDUs, and which service answers which. */
final class C1222Dissector implements Dissector {
    /** Bits of a transaction number for the index of a service in its message. */
    private static final int INDEX_BITS = 8;

    private static final int MOST_TOLD = 256;

    private final Users users = new Users();
    /** Notifications that are to be answered: what answers them has no request. */
    private final SequencedMap<Long, Boolean> told = new LinkedHashMap<>();

    private boolean heard;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        boolean isStream = context.carrier() == Carrier.STREAM;
        if (!isStream && context.carrier() != Carrier.DATAGRAM) {
            return NOT_MINE;
        }
        int header = AcsePdu.headerLength(bytes);
        if (header < 0) {
            return NOT_MINE;
        }
        if (header == 0 || bytes.length() <= header) {
            return NEED_MORE;
        }
        int total = AcsePdu.total(bytes, header);
        if (total == header || !AcsePdu.isFirst(bytes.u8(header)) || (!isStream && total > bytes.length())) {
            return NOT_MINE;
        }
        if (heard) {
            return total;
        }
        if (total > bytes.length()) {
            return NEED_MORE;
        }
        AcsePdu pdu = AcsePdu.read(bytes.slice(header, total - header));
        return pdu.isRight() && (context.hinted() || isUnmistakable(pdu)) ? total : NOT_MINE;
    }

    /** Whether the PDU is well formed, and services of the standard fill it exactly. */
    private static boolean isUnmistakable(AcsePdu pdu) {
        Epsem epsem = Epsem.read(pdu.epsem());
        boolean isRight = pdu.isOrdered() && epsem.isMarked() && epsem.isWhole();
        for (int i = 0; isRight && i < epsem.services().size(); i++) {
            isRight = ServiceCode.isKnown(epsem.services().get(i).u8(0));
        }
        return isRight;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        int header = AcsePdu.headerLength(message);
        if (header <= 0) {
            return false;
        }
        AcsePdu pdu = AcsePdu.read(message.from(header));
        boolean isBetweenTwo =
                !pdu.calledApTitle().isEmpty() && !pdu.callingApTitle().isEmpty();
        return pdu.isRight() && isBetweenTwo && isUnmistakable(pdu);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        int header = AcsePdu.headerLength(message);
        if (header <= 0 || AcsePdu.total(message, header) != message.length()) {
            out.malformed(C1222Anomaly.ELEMENTS, 0);
            return;
        }
        heard = true;
        AcsePdu pdu = AcsePdu.read(message.from(header));
        if (!pdu.isRight() || !pdu.isOrdered()) {
            out.malformed(C1222Anomaly.ELEMENTS, Math.min(header + pdu.wrongAt(), message.length()));
        }
        List<Element> fields = new ArrayList<>(pdu.fields());
        String kind = "message";
        if (pdu.epsem().length() > 0) {
            kind = epsem(message, pdu, fields, context, out);
        }
        out.message(new C1222Event(kind, fields));
    }

    /** Reads what the PDU carries, and returns what to call the message. */
    private String epsem(ByteView message, AcsePdu pdu, List<Element> fields, Context context, Output out) {
        Epsem epsem = Epsem.read(pdu.epsem());
        fields.add(Element.number("epsem_control", epsem.control()));
        fields.add(Element.text("security_mode", epsem.securityModeName()));
        if (!epsem.isMarked() || !epsem.isWhole()) {
            out.malformed(C1222Anomaly.EPSEM, Math.max(pdu.epsem().positionIn(message), 0));
        }
        if (epsem.isCiphertext()) {
            ciphertext(pdu, epsem, context, out);
            return "ciphertext";
        }
        List<Element.Group> services = new ArrayList<>();
        boolean isResponse = false;
        for (int i = 0; i < epsem.services().size(); i++) {
            ByteView service = epsem.services().get(i);
            int code = service.u8(0);
            if (!ServiceCode.isKnown(code)) {
                out.unknown("service_code", code);
            }
            isResponse = !ServiceCode.isRequest(code);
            List<Element> read = isResponse
                    ? response(message, service, i, pdu, context, out)
                    : request(message, service, i, pdu, epsem, context, out);
            services.add(new Element.Group("service", read));
        }
        fields.add(new Element.Groups("services", services));
        return services.isEmpty() ? "message" : isResponse ? "response" : "request";
    }

    private static long transaction(AcsePdu pdu, boolean isResponse, int index) {
        return pdu.invocation(isResponse) << INDEX_BITS | index;
    }

    private void ciphertext(AcsePdu pdu, Epsem epsem, Context context, Output out) {
        out.encrypted();
        long transaction = transaction(pdu, true, 0);
        Request asked = context.pending(transaction);
        if (!pdu.hasCalledInvocation() && asked == null) {
            if (pdu.isNotification()) {
                tell(pdu, epsem, 0, ServiceCode.CIPHERTEXT_TOLD, List.of(), context, out);
            } else {
                ask(pdu, epsem, 0, ServiceCode.CIPHERTEXT, List.of(), context, out);
            }
            return;
        }
        // Whether it is a refusal nobody can read: it is an answer without an outcome.
        answer(transaction, ServiceCode.CIPHERTEXT, asked, Outcome.UNPAIRED, pdu, context, out);
    }

    private List<Element> request(
            ByteView message, ByteView service, int index, AcsePdu pdu, Epsem epsem, Context context, Output out) {
        Requests request = Requests.read(message, service, pdu.calledApTitle(), users, out);
        // A procedure or a key is never only told, whatever the qualifier says.
        if (pdu.isNotification() && request.service().action() == Action.WRITE) {
            tell(pdu, epsem, index, ServiceCode.told(service.u8(0)), request.points(), context, out);
        } else {
            ask(pdu, epsem, index, request.service(), request.points(), context, out);
        }
        return request.fields();
    }

    private void tell(
            AcsePdu pdu,
            Epsem epsem,
            int index,
            Service service,
            List<PointRange> points,
            Context context,
            Output out) {
        direction(Direction.FROM_SERVER, context, out);
        if (epsem.isAlwaysAnswered()) {
            Bounded.putLast(told, transaction(pdu, false, index), true, MOST_TOLD);
        }
        out.request(Request.notification(service, pdu.callingApTitle(), points));
    }

    private static void ask(
            AcsePdu pdu,
            Epsem epsem,
            int index,
            Service service,
            List<PointRange> points,
            Context context,
            Output out) {
        direction(Direction.FROM_CLIENT, context, out);
        if (epsem.isAlwaysAnswered()) {
            long transaction = transaction(pdu, false, index);
            out.request(Request.confirmed(transaction, service, pdu.calledApTitle(), points));
        } else {
            out.request(Request.unconfirmed(service, pdu.calledApTitle(), points));
        }
    }

    private List<Element> response(
            ByteView message, ByteView result, int index, AcsePdu pdu, Context context, Output out) {
        long transaction = transaction(pdu, true, index);
        Request asked = context.pending(transaction);
        List<Element> fields = Responses.read(message, result, asked, unit(asked, pdu), context, out);
        int code = result.u8(0);
        Outcome outcome = code == ServiceCode.OK ? Outcome.OK : Outcome.error(code, ServiceCode.resultName(code));
        answer(transaction, ServiceCode.UNHEARD, asked, outcome, pdu, context, out);
        return fields;
    }

    private void answer(
            long transaction,
            Service unheard,
            @Nullable Request asked,
            Outcome outcome,
            AcsePdu pdu,
            Context context,
            Output out) {
        if (asked == null && told.remove(transaction) != null) {
            direction(Direction.FROM_CLIENT, context, out);
            return;
        }
        direction(Direction.FROM_SERVER, context, out);
        Service service = asked == null ? unheard : asked.service();
        out.response(new Response(transaction, service, unit(asked, pdu), outcome, List.of()));
    }

    /**
     * The unit, by the name that the request used: a node that is called by a relative name may answer with its
     * absolute one.
     */
    private static String unit(@Nullable Request asked, AcsePdu pdu) {
        return asked == null ? pdu.callingApTitle() : asked.unit();
    }

    private static void direction(Direction direction, Context context, Output out) {
        if (context.direction() == Direction.UNKNOWN) {
            direction.tell(context, out);
        }
    }

    @Override
    public void gap(Direction direction) {
        heard = false;
        users.forget();
        told.clear();
    }
}
