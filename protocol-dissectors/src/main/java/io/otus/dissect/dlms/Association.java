package io.otus.dissect.dlms;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** AARQ and AARE, IEC 62056-5-3 §7.2.4 and §9.4: how a client and a logical device agree to talk. Confined. */
final class Association {
    private static final int CONTEXT_NAME = BerReader.CONTEXT | 1;
    private static final int RESULT = BerReader.CONTEXT | 2;
    private static final int DIAGNOSTIC = BerReader.CONTEXT | 3;
    private static final int RESPONDING_TITLE = BerReader.CONTEXT | 4;
    private static final int CALLING_TITLE = BerReader.CONTEXT | 6;
    private static final int RESPONDING_MECHANISM = BerReader.CONTEXT | 9;
    private static final int MECHANISM = BerReader.CONTEXT | 11;
    private static final int AUTHENTICATION_VALUE = BerReader.CONTEXT | 12;

    private final List<Element> fields = new ArrayList<>();
    private final boolean isRequest;
    private int mechanism;
    private int result = -1;
    private int diagnostic;
    private String title = "";
    private ByteView secret = ByteView.EMPTY;
    private boolean hasContext;
    private boolean broken;

    private Association(boolean isRequest) {
        this.isRequest = isRequest;
    }

    static Association read(ByteView apdu, boolean isRequest) {
        Association read = new Association(isRequest);
        BerReader outer = new BerReader(apdu);
        if (!outer.next()) {
            read.broken = true;
            return read;
        }
        BerReader fields = outer.inner();
        while (fields.next()) {
            read.field(fields);
        }
        read.broken = fields.broken() || !read.hasContext || (!isRequest && read.result < 0);
        return read;
    }

    private void field(BerReader field) {
        int tag = field.tag();
        ByteView content = field.content();
        if (tag == CONTEXT_NAME) {
            ByteView name = inner(field);
            hasContext = name.length() > 0;
            fields.add(Element.text("application_context_name", BerValue.objectIdentifier(name)));
        } else if (tag == (isRequest ? MECHANISM : RESPONDING_MECHANISM) && content.length() > 0) {
            mechanism = content.u8(content.length() - 1);
            fields.add(Element.number("mechanism_name", mechanism));
        } else if (isRequest && tag == AUTHENTICATION_VALUE) {
            secret = inner(field);
        } else if (tag == (isRequest ? CALLING_TITLE : RESPONDING_TITLE)) {
            ByteView octets = inner(field);
            title = octets.octets(0, Math.min(octets.length(), DlmsEvent.KEPT)).toString();
            fields.add(Element.text("system_title", title));
        } else if (!isRequest && tag == RESULT) {
            result = number(inner(field));
            fields.add(Element.number("result", result));
        } else if (!isRequest && tag == DIAGNOSTIC) {
            BerReader choice = field.inner();
            if (choice.next()) {
                diagnostic = number(inner(choice));
                fields.add(Element.number("result_source_diagnostic", diagnostic));
            }
        }
    }

    /** The content of the first element of a field. */
    private static ByteView inner(BerReader field) {
        BerReader inner = field.inner();
        return inner.next() ? inner.content() : ByteView.EMPTY;
    }

    private static int number(ByteView content) {
        return BerValue.isInteger(content) ? (int) BerValue.integer(content) : 0;
    }

    List<Element> fields() {
        return fields;
    }

    /** 0 none, 1 a password, from 2 on challenges. */
    int mechanism() {
        return mechanism;
    }

    int result() {
        return result;
    }

    int diagnostic() {
        return diagnostic;
    }

    String title() {
        return title;
    }

    /** The secret with which the client authenticated. */
    ByteView secret() {
        return secret;
    }

    String password() {
        return secret.text(0, secret.length(), StandardCharsets.ISO_8859_1);
    }

    boolean isBroken() {
        return broken;
    }

    /** Why it was refused, IEC 62056-5-3 §9.4. */
    static String diagnosticName(int code) {
        return switch (code) {
            case 2 -> "application_context_name_not_supported";
            case 3 -> "calling_ap_title_not_recognized";
            case 11 -> "authentication_mechanism_name_not_recognised";
            case 12 -> "authentication_mechanism_name_required";
            case 13 -> "authentication_failure";
            case 14 -> "authentication_required";
            default -> "diagnostic_" + code;
        };
    }
}
