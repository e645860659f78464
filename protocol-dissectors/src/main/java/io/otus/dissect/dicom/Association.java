package io.otus.dissect.dicom;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import io.otus.layer.login.Login;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a request for an association, or its acceptance, says: PS3.8 §9.3.2 and §9.3.3, PS3.7 annex D.3.3. */
final class Association {
    private static final int APPLICATION_CONTEXT = 0x10;
    private static final int PRESENTATION_CONTEXT_RQ = 0x20;
    private static final int PRESENTATION_CONTEXT_AC = 0x21;
    private static final int ABSTRACT_SYNTAX = 0x30;
    private static final int USER_INFORMATION = 0x50;
    private static final int MAXIMUM_LENGTH = 0x51;
    private static final int IMPLEMENTATION_CLASS = 0x52;
    private static final int IMPLEMENTATION_VERSION = 0x55;
    private static final int USER_IDENTITY = 0x58;
    private static final int USER_NAME = 1;
    private static final int USER_NAME_AND_PASSCODE = 2;
    /** Id of a presentation context and what is reserved behind it, or the result. */
    private static final int CONTEXT = 4;

    private static final int MAX_CONTEXTS = 128;
    private static final Charset TEXT = StandardCharsets.ISO_8859_1;

    private final ByteView message;
    private final Output out;
    private final List<Element> fields = new ArrayList<>();
    private final List<String> syntaxes = new ArrayList<>();
    private int accepted;
    private int refused;
    /** Items about the user that were read, a bit for each; where the first of them comes again, or -1. */
    private int told;

    private int repeated = -1;
    private String implementationClass = "";
    private String implementationVersion = "";

    private Association(ByteView message, Output out) {
        this.message = message;
        this.out = out;
    }

    /** Reads a PDU that is an association; what is wrong with it goes to {@code out} behind the message itself. */
    static Association read(ByteView message, Output out) {
        Association association = new Association(message, out);
        association.read();
        return association;
    }

    static String called(ByteView message) {
        return message.paddedText(Pdu.CALLED, Pdu.TITLE, TEXT).strip();
    }

    static String calling(ByteView message) {
        return message.paddedText(Pdu.CALLING, Pdu.TITLE, TEXT).strip();
    }

    /** The implementation: the name of its version, and the UID of its class. */
    String implementation() {
        if (implementationVersion.isBlank()) {
            return implementationClass;
        }
        return implementationClass.isEmpty()
                ? implementationVersion
                : implementationVersion + " (" + implementationClass + ')';
    }

    private void read() {
        fields.add(Element.number("protocol_version", message.u16(Pdu.VERSION)));
        fields.add(Element.text("called_ae_title", called(message)));
        fields.add(Element.text("calling_ae_title", calling(message)));
        int broken = items(Pdu.ITEMS, message.length(), false);
        if (!syntaxes.isEmpty()) {
            fields.add(new Element.Values("abstract_syntaxes", ValueList.texts(syntaxes)));
        }
        if (accepted + refused > 0) {
            fields.add(Element.number("accepted_contexts", accepted));
            fields.add(Element.number("refused_contexts", refused));
        }
        out.message(new DicomEvent.Message(Pdu.name(Pdu.type(message)), fields));
        if (broken >= 0) {
            out.malformed(DicomAnomaly.ITEM_LENGTH, broken);
        }
        if (repeated >= 0) {
            out.malformed(DicomAnomaly.REPEATED, repeated);
        }
    }

    /** Reads items between two places; where one passes the end, or -1. */
    private int items(int from, int end, boolean isInner) {
        int at = from;
        while (at < end) {
            if (at + Pdu.ITEM > end || at + Pdu.ITEM + message.u16(at + 2) > end) {
                return at;
            }
            int length = message.u16(at + 2);
            int broken = isInner
                    ? information(message.u8(at), at + Pdu.ITEM, length)
                    : item(message.u8(at), at + Pdu.ITEM, length);
            if (broken >= 0) {
                return broken;
            }
            at += Pdu.ITEM + length;
        }
        return -1;
    }

    private int item(int type, int at, int length) {
        switch (type) {
            case APPLICATION_CONTEXT -> fields.add(Element.text("application_context", text(at, length)));
            case PRESENTATION_CONTEXT_RQ -> {
                if (length < CONTEXT) {
                    return at;
                }
                return items(at + CONTEXT, at + length, true);
            }
            case PRESENTATION_CONTEXT_AC -> {
                if (length < CONTEXT) {
                    return at;
                }
                if (message.u8(at + 2) == 0) {
                    accepted++;
                } else {
                    refused++;
                }
            }
            case USER_INFORMATION -> {
                return items(at, at + length, true);
            }
            default -> {
                // The standard has implementations skip what they do not know.
            }
        }
        return -1;
    }

    /** An item within a presentation context or within the user information. */
    private int information(int type, int at, int length) {
        if (isRepeated(type)) {
            repeated = repeated < 0 ? at : repeated;
            if (type == USER_IDENTITY && length > 0) {
                out.secret(at, length);
            }
            return -1;
        }
        switch (type) {
            case ABSTRACT_SYNTAX -> {
                if (syntaxes.size() < MAX_CONTEXTS) {
                    syntaxes.add(text(at, length));
                }
            }
            case MAXIMUM_LENGTH -> {
                if (length != 4) {
                    return at;
                }
                fields.add(Element.number("maximum_length", message.u32(at)));
            }
            case IMPLEMENTATION_CLASS -> {
                implementationClass = text(at, length);
                fields.add(Element.text("implementation_class_uid", implementationClass));
            }
            case IMPLEMENTATION_VERSION -> {
                implementationVersion = text(at, length);
                fields.add(Element.text("implementation_version_name", implementationVersion));
            }
            case USER_IDENTITY -> {
                return userIdentity(at, length);
            }
            default -> {
                // Roles, windows of operations and extended negotiation say nothing of who it is.
            }
        }
        return -1;
    }

    private boolean isRepeated(int type) {
        boolean isOnce = type == MAXIMUM_LENGTH
                || type == IMPLEMENTATION_CLASS
                || type == IMPLEMENTATION_VERSION
                || type == USER_IDENTITY;
        if (!isOnce) {
            return false;
        }
        int bit = 1 << (type - MAXIMUM_LENGTH);
        boolean isAgain = (told & bit) != 0;
        told |= bit;
        return isAgain;
    }

    /** Type u8, whether an answer is wanted u8, then two fields behind their lengths, u16: D.3.3.7.1. */
    private int userIdentity(int at, int length) {
        if (length < 4 || 4 + message.u16(at + 2) + 2 > length) {
            return at;
        }
        int type = message.u8(at);
        int first = message.u16(at + 2);
        int secondAt = at + 4 + first + 2;
        int second = message.u16(secondAt - 2);
        if (secondAt + second > at + length) {
            return at;
        }
        fields.add(Element.number("user_identity_type", type));
        if (type == USER_NAME || type == USER_NAME_AND_PASSCODE) {
            String user = message.text(at + 4, first, StandardCharsets.UTF_8);
            fields.add(Element.text("user_name", user));
            if (type == USER_NAME_AND_PASSCODE) {
                String passcode = message.text(secondAt, second, StandardCharsets.UTF_8);
                Login.inTheClear(out, user, passcode, secondAt, second);
            }
        } else if (first + second > 0) {
            out.secret(at + 4, length - 4); // tickets and assertions let in whoever shows them
        }
        return -1;
    }

    private String text(int at, int length) {
        return message.paddedText(at, length, TEXT);
    }
}
