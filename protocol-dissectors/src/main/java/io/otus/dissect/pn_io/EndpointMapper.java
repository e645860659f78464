package io.otus.dissect.pn_io;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.dcerpc.DataRepresentation;
import io.otus.layer.dcerpc.PduHeader;
import io.otus.layer.dcerpc.Uuid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Look-ups at a device's endpoint mapper, C706 appendix O. The annotation of an entry says what the device is (IEC
 * 61158-6-10 §4.10.3.3): type of 25 characters, order number of 20, hardware revision of 5, then a letter and three
 * numbers of the software's, each behind a blank.
 */
final class EndpointMapper {
    private static final String[] NAMES = {"insert", "delete", "lookup", "map", "lookup_handle_free"};
    private static final int LOOKUP = 2;
    private static final Service LOOK_UP = new Service(LOOKUP, "endpoint_lookup", Action.DISCOVER).keyed("epm/2");
    private static final Service OTHER = new Service(-1, "endpoint_mapper", Action.DISCOVER).keyed("epm");

    /** Behind the entry handle. */
    private static final int COUNT_AT = PduHeader.SIZE + 20;

    private static final int ENTRIES_AT = COUNT_AT + 16;
    private static final int ENTRY = Uuid.SIZE + 12;
    /** Longest annotation, C706 appendix N. */
    private static final int MAX_ANNOTATION = 64;
    /** Most entries that one answer may hold here. */
    private static final int MAX_ENTRIES = 256;

    private EndpointMapper() {}

    static void read(ByteView message, Context context, Output out) {
        int operation = PduHeader.operationNumber(message);
        Service service = operation == LOOKUP ? LOOK_UP : OTHER;
        int type = PduHeader.type(message);
        List<Element.Group> entries = new ArrayList<>();
        if (type == PduHeader.RESPONSE && operation == LOOKUP) {
            entries(message, context, entries, out);
        }
        String kind = switch (type) {
            case PduHeader.REQUEST -> "request";
            case PduHeader.RESPONSE -> "response";
            case PduHeader.REJECT -> "reject";
            default -> "fault";
        };
        out.message(new PnioEvent.Call(
                kind,
                type,
                "endpoint_mapper",
                operation,
                operation < NAMES.length ? NAMES[operation] : "unknown",
                List.of(),
                entries));
        // An answer of the mapper comes to the port that asked, on the flow of the question.
        long transaction = PduHeader.activity(message).low() * 31 + PduHeader.sequenceNumber(message);
        switch (type) {
            case PduHeader.REQUEST -> out.request(Request.confirmed(transaction, service, "", List.of()));
            case PduHeader.RESPONSE -> out.response(new Response(transaction, service, "", Outcome.OK, List.of()));
            default -> {
                long status = CallReader.status(message, out);
                Outcome outcome = Outcome.error((int) status, Services.rpcStatus(status));
                out.response(new Response(transaction, service, "", outcome, List.of()));
            }
        }
    }

    /**
     * Entry handle, number of entries, the array's maximum, offset and count; then the fixed parts with their
     * annotations.
     */
    private static void entries(ByteView message, Context context, List<Element.Group> entries, Output out) {
        if (message.length() < ENTRIES_AT) {
            out.malformed(PnioAnomaly.ARGUMENTS, PduHeader.SIZE);
            return;
        }
        long count = Math.min(MAX_ENTRIES, DataRepresentation.u32(message, COUNT_AT));
        int at = ENTRIES_AT;
        for (long i = 0; i < count; i++) {
            long length = message.has(at, ENTRY) ? DataRepresentation.u32(message, at + 24) : MAX_ANNOTATION + 1;
            if (length > MAX_ANNOTATION || !message.has(at + ENTRY, (int) length)) {
                out.malformed(PnioAnomaly.ARGUMENTS, Math.min(at, message.length()));
                return;
            }
            String object = DataRepresentation.uuid(message, at).toString();
            String annotation = message.text(at + ENTRY, (int) length, StandardCharsets.ISO_8859_1)
                    .replace("\0", "")
                    .stripTrailing();
            entries.add(new Element.Group(
                    "", List.of(Element.text("object", object), Element.text("annotation", annotation))));
            claims(annotation, context, out);
            at += ENTRY + (int) length + 3 & ~3;
        }
    }

    private static void claims(String annotation, Context context, Output out) {
        if (annotation.length() < 53 || annotation.charAt(25) != ' ' || annotation.charAt(46) != ' ') {
            return;
        }
        claim(Attribute.MODEL, annotation.substring(0, 25), context, out);
        claim(Attribute.ORDER_NUMBER, annotation.substring(26, 46), context, out);
        claim(Attribute.HARDWARE, annotation.substring(47, 52), context, out);
        String software = annotation.substring(52).strip().replaceAll(" +", ".");
        claim(Attribute.FIRMWARE, software.replaceFirst("^([A-Z])\\.", "$1"), context, out);
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        if (!value.isBlank()) {
            out.claim(context.source(), "", attribute, value.strip(), "pn_io endpoint mapper", Trust.DEVICE);
        }
    }
}
