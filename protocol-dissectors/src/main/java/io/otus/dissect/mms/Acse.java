package io.otus.dissect.mms;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One APDU of the association control, ITU-T X.227 §9.1.
 *
 * @param elements its fields under the standard's names
 * @param userInformation the PDU of the application; empty where there is none
 * @param secret the authentication value; empty where there is none
 */
record Acse(List<Element> elements, ByteView userInformation, ByteView secret) {
    /** The application context of MMS, {@code iso standard 9506 part(2) mms-application-context}. */
    static final String MMS_CONTEXT = "1.0.9506.2.";

    private static final int AARQ = BerReader.APPLICATION;
    private static final int AARE = BerReader.APPLICATION + 1;
    private static final int ABRT = BerReader.APPLICATION + 4;
    private static final int USER_INFORMATION = BerReader.CONTEXT + 30;

    Acse {
        elements = List.copyOf(elements);
    }

    /** The application context that is proposed or agreed; empty where it is not stated. */
    String applicationContext() {
        return Elements.text(elements, "application_context_name");
    }

    /** The APDU in these octets; null where they are none. */
    static @Nullable Acse read(ByteView value) {
        BerReader apdu = new BerReader(value);
        if (!apdu.next() || apdu.tag() < AARQ || apdu.tag() > ABRT) {
            return null;
        }
        List<Element> elements = new ArrayList<>();
        ByteView user = ByteView.EMPTY;
        ByteView secret = ByteView.EMPTY;
        BerReader in = apdu.inner();
        while (in.next()) {
            if (in.tag() == USER_INFORMATION) {
                user = external(in.inner());
            } else if (isAuthentication(apdu.tag(), in.tag())) {
                secret = in.content();
            } else {
                field(apdu.tag(), in, elements);
            }
        }
        return new Acse(elements, user, secret);
    }

    private static boolean isAuthentication(int apdu, int tag) {
        return (apdu == AARQ && tag == BerReader.CONTEXT + 12) || (apdu == AARE && tag == BerReader.CONTEXT + 10);
    }

    private static void field(int apdu, BerReader in, List<Element> out) {
        int number = in.tag() - BerReader.CONTEXT;
        if (apdu == AARQ || apdu == AARE) {
            association(apdu == AARQ, number, in, out);
        } else if (number == 0) {
            out.add(Element.number(apdu == ABRT ? "abort_source" : "reason", BerValue.unsigned(in.content())));
        } else if (number == 1 && apdu == ABRT) {
            out.add(Element.number("abort_diagnostic", BerValue.unsigned(in.content())));
        }
    }

    private static void association(boolean request, int number, BerReader in, List<Element> out) {
        switch (number) {
            case 1 -> out.add(Element.text("application_context_name", oid(in)));
            case 2 -> {
                if (request) {
                    out.add(Element.text("called_ap_title", oid(in)));
                } else {
                    out.add(Element.number("result", number(in)));
                }
            }
            case 3 -> {
                if (request) {
                    out.add(Element.number("called_ae_qualifier", number(in)));
                }
            }
            case 4 -> {
                if (!request) {
                    out.add(Element.text("responding_ap_title", oid(in)));
                }
            }
            case 5 -> {
                if (!request) {
                    out.add(Element.number("responding_ae_qualifier", number(in)));
                }
            }
            case 6 -> out.add(Element.text("calling_ap_title", oid(in)));
            case 7 -> out.add(Element.number("calling_ae_qualifier", number(in)));
            case 9, 11 -> out.add(Element.text("mechanism_name", BerValue.objectIdentifier(in.content())));
            default -> {}
        }
    }

    private static String oid(BerReader in) {
        BerReader inner = in.inner();
        return inner.next(BerReader.OBJECT_IDENTIFIER) ? BerValue.objectIdentifier(inner.content()) : "";
    }

    private static long number(BerReader in) {
        BerReader inner = in.inner();
        return inner.next(BerReader.INTEGER) ? BerValue.unsigned(inner.content()) : 0;
    }

    /** The content of the first EXTERNAL (X.690 §8.18). */
    private static ByteView external(BerReader in) {
        if (!in.next(BerReader.EXTERNAL)) {
            return ByteView.EMPTY;
        }
        BerReader external = in.inner();
        while (external.next()) {
            if (external.tag() == BerReader.CONTEXT || external.tag() == BerReader.CONTEXT + 1) {
                return external.content();
            }
        }
        return ByteView.EMPTY;
    }
}
