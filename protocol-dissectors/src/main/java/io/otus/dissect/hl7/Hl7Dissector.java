package io.otus.dissect.hl7;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.layer.banner.BannerClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one message per block, and pairs it with its acknowledgment. */
final class Hl7Dissector implements Dissector {
    static final Service OTHER = new Service(-1, "message", Action.NOTIFY);
    private static final String NEVER = "NE";
    /** Letters of a message type, and of a trigger event. */
    private static final int CODE = 3;

    private static final int ERROR = 1;
    private static final int REJECT = 2;

    private final BannerClaims claims = new BannerClaims("hl7");
    /** Whether messages are taken first and answered later, §2.9.3: the first of two answers counts. */
    private boolean isTakenFirst;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return Mllp.length(bytes);
    }

    /** Both ends of a block, and a header with its marks. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return true;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Segments segments = Segments.read(message);
        boolean isAnswer = !segments.acknowledgment().isEmpty();
        tell(segments, isAnswer, out);
        if (segments.msh(9).isBlank()
                || segments.msh(10).isBlank()
                || segments.msh(11).isBlank()
                || segments.msh(12).isBlank()) {
            out.malformed(Hl7Anomaly.HEADER, Mllp.SEGMENTS);
        }
        claim(segments, context, out);
        if (context.direction() == Direction.UNKNOWN) {
            // Both sides may send messages on one connection: where it is known who opened it, that counts.
            out.direction(isAnswer ? Direction.FROM_SERVER : Direction.FROM_CLIENT);
        }
        if (isAnswer) {
            answer(segments, context, out);
        } else {
            ask(segments, out);
        }
    }

    private static void tell(Segments segments, boolean isAnswer, Output out) {
        List<Element> fields = new ArrayList<>();
        add(fields, "sending_application", segments.msh(3));
        add(fields, "sending_facility", segments.msh(4));
        add(fields, "receiving_application", segments.msh(5));
        add(fields, "receiving_facility", segments.msh(6));
        add(fields, "date_time_of_message", segments.msh(7));
        add(fields, "message_type", segments.msh(9));
        add(fields, "message_control_id", segments.msh(10));
        add(fields, "processing_id", segments.msh(11));
        add(fields, "version_id", segments.msh(12));
        if (isAnswer) {
            add(fields, "acknowledgment_code", segments.msa(1));
            add(fields, "acknowledged_control_id", segments.msa(2));
        }
        add(fields, "software_vendor_organization", segments.sft(1));
        add(fields, "software_version", segments.sft(2));
        add(fields, "software_product_name", segments.sft(3));
        fields.add(new Element.Values("segments", ValueList.texts(segments.names())));
        out.message(new Hl7Event.Message(isAnswer ? "acknowledgment" : "message", fields));
    }

    private static void add(List<Element> fields, String name, String value) {
        if (!value.isBlank()) {
            fields.add(Element.text(name, value));
        }
    }

    private void claim(Segments segments, Context context, Output out) {
        String application = segments.designator(3);
        if (!application.isBlank()) {
            String facility = segments.designator(4);
            String of = facility.isBlank() ? "" : " of " + facility;
            claims.tell(out, context.source(), Attribute.SERVICE, "HL7 " + application + of, "MSH");
        }
        String product = segments.sft(3);
        if (!product.isBlank()) {
            String software = segments.sft(1) + ' ' + product + ' ' + segments.sft(2);
            claims.tell(out, context.source(), Attribute.SERVICE, software.strip(), "SFT");
        }
    }

    private static void ask(Segments segments, Output out) {
        Service service = service(segments.msh(9), segments.component());
        boolean isAnswered =
                !segments.msh(15).equals(NEVER) || !segments.msh(16).equals(NEVER);
        out.request(
                isAnswered
                        ? Request.confirmed(transaction(segments.msh(10)), service, "", List.of())
                        : Request.unconfirmed(service, "", List.of()));
    }

    private void answer(Segments segments, Context context, Output out) {
        String code = segments.msa(1);
        Outcome outcome = outcome(code);
        if (outcome.equals(Outcome.UNPAIRED) || segments.msa(2).isBlank()) {
            out.malformed(Hl7Anomaly.ACKNOWLEDGMENT, Mllp.SEGMENTS);
            return;
        }
        long transaction = transaction(segments.msa(2));
        Request asked = context.pending(transaction);
        isTakenFirst |= code.startsWith("C");
        if (asked == null && isTakenFirst && code.startsWith("A")) {
            return;
        }
        out.response(new Response(transaction, asked == null ? OTHER : asked.service(), "", outcome, List.of()));
    }

    /** What an acknowledgment code says, table 0008; {@link Outcome#UNPAIRED} for none of them. */
    private static Outcome outcome(String code) {
        return switch (code) {
            case "AA", "CA" -> Outcome.OK;
            case "AE" -> Outcome.error(ERROR, "application_error");
            case "AR" -> Outcome.error(REJECT, "application_reject");
            case "CE" -> Outcome.error(ERROR, "commit_error");
            case "CR" -> Outcome.error(REJECT, "commit_reject");
            default -> Outcome.UNPAIRED;
        };
    }

    /** A message type with its trigger event, such as {@code adt_a01}; queries have types that begin with Q. */
    private static Service service(String type, char component) {
        String said = type.toLowerCase(Locale.ROOT);
        if (!isCode(said, 0, component)) {
            return OTHER;
        }
        String name = said.substring(0, CODE);
        if (said.length() > CODE && isCode(said, CODE + 1, component)) {
            name += '_' + said.substring(CODE + 1, 2 * CODE + 1);
        }
        return new Service(-1, name, name.startsWith("q") ? Action.READ : Action.NOTIFY);
    }

    /** Whether a component of three letters or digits stands here. */
    private static boolean isCode(String type, int at, char component) {
        for (int i = at; i < at + CODE; i++) {
            char c = i < type.length() ? type.charAt(i) : component;
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return type.length() == at + CODE || type.charAt(at + CODE) == component;
    }

    /** Control ids are texts of any form, unique to their sender. */
    private static long transaction(String controlId) {
        long hash = 0;
        for (int i = 0; i < controlId.length(); i++) {
            hash = 31 * hash + controlId.charAt(i);
        }
        return hash;
    }
}
