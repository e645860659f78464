package io.otus.dissect.mms;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.dissect.mms.MmsType.Enumeration;
import io.otus.dissect.mms.MmsType.Field;
import io.otus.dissect.mms.MmsType.Structure;
import java.util.List;

/** What answers say of failure, with code and name. Stateless. */
final class Errors {
    private static final Enumeration DATA_ACCESS = Grammar.enumerationNamed("DataAccessError");
    private static final Structure ERROR_CLASS = Grammar.structure("ErrorClass");
    private static final Structure REJECT_REASON = Grammar.structure("RejectReason");
    private static final String FAILURE = "failure";

    private Errors() {}

    /** The outcome of results for each variable: an error only where all failed. */
    static Outcome ofResults(List<Element.Group> results) {
        for (Element.Group result : results) {
            if (Elements.text(result.elements(), FAILURE).isEmpty()) {
                return Outcome.OK;
            }
        }
        if (results.isEmpty()) {
            return Outcome.OK;
        }
        String name = Elements.text(results.getFirst().elements(), FAILURE);
        return Outcome.error(DATA_ACCESS.number(name), name);
    }

    /** The outcome of a ServiceError, §8; its error class is the second octet of the code. */
    static Outcome ofServiceError(List<Element> serviceError) {
        return coded(ERROR_CLASS, Elements.group(serviceError, "error_class"));
    }

    /** The outcome of a Reject PDU, §7.9; the rejected PDU is the second octet of the code. */
    static Outcome ofReject(List<Element> reject) {
        return coded(REJECT_REASON, Elements.group(reject, "reject_reason"));
    }

    private static Outcome coded(Structure choice, List<Element> taken) {
        if (taken.isEmpty()) {
            return Outcome.error(0, "");
        }
        String kind = taken.getFirst().name();
        String name = Elements.text(taken, kind);
        Field field = choice.named(kind);
        int code = field != null && field.type() instanceof Enumeration errors ? errors.number(name) : 0;
        return Outcome.error((field == null ? 0 : field.tag()) << 8 | (code & 0xFF), name);
    }
}
