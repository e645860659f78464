package io.otus.dissect.pn_io;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.dcerpc.DataRepresentation;
import io.otus.layer.dcerpc.Interfaces;
import io.otus.layer.dcerpc.PduHeader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls of the context manager and their answers, IEC 61158-6-10 §4.10.3: NDR in the sender's order, then blocks,
 * which are big-endian always.
 *
 * <pre>
 *  request:  | args maximum | args length | maximum count | offset | actual count | blocks ...
 *  response: | PNIO status  | args length | maximum count | offset | actual count | blocks ...
 * </pre>
 */
final class CallReader {
    private static final int ARGUMENTS_AT = PduHeader.SIZE + 20;
    /** A transaction number that no request has. */
    private static final long NOT_SEEN = -1;

    private final Calls calls;
    private final Relations relations;

    CallReader(Calls calls, Relations relations) {
        this.calls = calls;
        this.relations = relations;
    }

    void read(ByteView message, Context context, Output out) {
        switch (PduHeader.type(message)) {
            case PduHeader.REQUEST -> request(message, context, out);
            case PduHeader.RESPONSE -> response(message, context, out);
            default -> failure(message, out);
        }
    }

    private static PnioEvent.Call call(ByteView message, String kind, List<Element> head, List<Element.Group> blocks) {
        int operation = PduHeader.operationNumber(message);
        return new PnioEvent.Call(
                kind,
                PduHeader.type(message),
                Services.interfaceName(Interfaces.profinet(PduHeader.interfaceId(message))),
                operation,
                Services.name(operation),
                head,
                blocks);
    }

    /** Blocks behind the NDR header; null where that does not fit. */
    private static @Nullable ByteView arguments(ByteView message, List<Element> head, Output out) {
        if (message.length() < ARGUMENTS_AT) {
            out.malformed(PnioAnomaly.ARGUMENTS, PduHeader.SIZE);
            return null;
        }
        long length = DataRepresentation.u32(message, PduHeader.SIZE + 4);
        head.add(Element.number("args_length", length));
        head.add(Element.number("maximum_count", DataRepresentation.u32(message, PduHeader.SIZE + 8)));
        head.add(Element.number("offset", DataRepresentation.u32(message, PduHeader.SIZE + 12)));
        head.add(Element.number("actual_count", DataRepresentation.u32(message, PduHeader.SIZE + 16)));
        if (length > message.length() - ARGUMENTS_AT) {
            out.malformed(PnioAnomaly.ARGUMENTS, PduHeader.SIZE + 4);
            return message.from(ARGUMENTS_AT);
        }
        return message.slice(ARGUMENTS_AT, (int) length);
    }

    private static List<Element.Group> blocks(@Nullable ByteView arguments, Output out) {
        if (arguments == null) {
            return List.of();
        }
        BlockReader reader = new BlockReader();
        List<Element.Group> blocks = reader.read(arguments);
        PnioAnomaly broken = reader.anomaly();
        if (broken != null) {
            out.malformed(broken, ARGUMENTS_AT + reader.anomalyAt());
        }
        return blocks;
    }

    private void request(ByteView message, Context context, Output out) {
        List<Element> head = new ArrayList<>();
        if (message.length() >= ARGUMENTS_AT) {
            head.add(Element.number("args_maximum", DataRepresentation.u32(message, PduHeader.SIZE)));
        }
        List<Element.Group> blocks = blocks(arguments(message, head, out), out);
        out.message(call(message, "request", head, blocks));
        int operation = PduHeader.operationNumber(message);
        if (operation > Services.READ_IMPLICIT) {
            out.unknown("operation_number", operation);
        }
        List<Calls.Asked> asked = Services.asked(operation, blocks);
        boolean connect = operation == Services.CONNECT;
        Calls.Call call = calls.open(
                PduHeader.activity(message),
                PduHeader.sequenceNumber(message),
                context.time(),
                asked,
                connect ? blocks : List.of());
        if (call == null) {
            return; // sent again for want of an answer
        }
        for (int i = 0; i < asked.size(); i++) {
            Calls.Asked one = asked.get(i);
            out.request(Request.confirmedOnAnyFlow(call.first() + i, one.service(), one.unit(), one.points()));
        }
        if (connect) {
            Identity.initiator(blocks, context, out);
        }
    }

    private void response(ByteView message, Context context, Output out) {
        List<Element> head = new ArrayList<>();
        long status = message.length() < ARGUMENTS_AT ? 0 : DataRepresentation.u32(message, PduHeader.SIZE);
        if (message.length() >= ARGUMENTS_AT) {
            PnioStatus.add(status, head);
        }
        List<Element.Group> blocks = blocks(arguments(message, head, out), out);
        out.message(call(message, "response", head, blocks));
        int operation = PduHeader.operationNumber(message);
        Calls.Call call = calls.of(PduHeader.activity(message), PduHeader.sequenceNumber(message));
        answer(call, operation, status, blocks, out);
        if (status != 0) {
            return;
        }
        if (operation == Services.CONNECT) {
            if (call != null) {
                relations.open(call.blocks(), blocks);
            }
            Identity.responder(blocks, context, out);
        } else if (operation == Services.READ || operation == Services.READ_IMPLICIT) {
            Identity.records(blocks, context, out);
        }
    }

    private static void answer(
            Calls.@Nullable Call call, int operation, long status, List<Element.Group> blocks, Output out) {
        if (call == null) {
            List<Calls.Asked> told = Services.asked(operation, blocks);
            Calls.Asked one = told.getFirst();
            out.response(new Response(NOT_SEEN, one.service(), one.unit(), outcome(status), List.of()));
            return;
        }
        List<Outcome> each = Services.outcomes(blocks);
        for (int i = 0; i < call.asked().size(); i++) {
            Calls.Asked one = call.asked().get(i);
            Outcome outcome = status == 0 && i < each.size() ? each.get(i) : outcome(status);
            out.response(new Response(call.first() + i, one.service(), one.unit(), outcome, List.of()));
        }
    }

    static Outcome outcome(long status) {
        return status == 0 ? Outcome.OK : Outcome.error((int) status, PnioStatus.name(status));
    }

    /** The call did not come to be, or failed below PROFINET. */
    private void failure(ByteView message, Output out) {
        boolean reject = PduHeader.type(message) == PduHeader.REJECT;
        long status = status(message, out);
        String name = Services.rpcStatus(status);
        out.message(call(
                message,
                reject ? "reject" : "fault",
                List.of(Element.number("rpc_status", status), Element.text("rpc_status_name", name)),
                List.of()));
        Calls.Call call = calls.of(PduHeader.activity(message), PduHeader.sequenceNumber(message));
        Outcome outcome = Outcome.error((int) status, name);
        if (call == null) {
            Service service = Services.of(PduHeader.operationNumber(message), -1, "");
            out.response(new Response(NOT_SEEN, service, "", outcome, List.<PointRange>of()));
            return;
        }
        for (int i = 0; i < call.asked().size(); i++) {
            Calls.Asked one = call.asked().get(i);
            out.response(new Response(call.first() + i, one.service(), one.unit(), outcome, List.of()));
        }
    }

    /** Status of a fault or rejection; 0 where it is missing. */
    static long status(ByteView message, Output out) {
        if (message.length() < PduHeader.SIZE + 4) {
            out.malformed(PnioAnomaly.ARGUMENTS, message.length());
            return 0;
        }
        return DataRepresentation.u32(message, PduHeader.SIZE);
    }

    /** The text of a field in the first block that has it. */
    static String text(List<Element.Group> blocks, String field) {
        for (Element.Group block : blocks) {
            String text = Elements.text(block.elements(), field);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
