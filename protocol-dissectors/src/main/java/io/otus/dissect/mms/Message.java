package io.otus.dissect.mms;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.dissect.mms.MmsType.BuiltIn;
import io.otus.dissect.mms.MmsType.Field;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PDU as it was read.
 *
 * @param type its type
 * @param invokeId what pairs it with its other half; -1 where it has none
 * @param number the tag of its service; -1 where it has none
 * @param service the service; null where it has none, or that is not known
 * @param elements its fields
 */
record Message(
        PduType type, long invokeId, int number, @Nullable MmsService service, List<Element> elements) {
    private static final Field MODIFIERS =
            new Field(Field.UNTAGGED, "list_of_modifier", Grammar.structure("Modifier"), true, false);
    private static final Field ERROR = new Field(0, Field.OPEN, Grammar.structure("ConfirmedErrorPDU"), false, false);
    private static final Field NOTHING = new Field(0, "", BuiltIn.NULL, false, false);
    private static final int SERVICE_EXTENSION = 79;

    Message {
        elements = List.copyOf(elements);
    }

    /** Its service's name; empty where it has none that is known. */
    String serviceName() {
        return service == null ? "" : service.name();
    }

    /** Reads the PDU that the reader stands on. */
    static Message read(PduType type, BerReader pdu, PduReader reader) {
        return switch (type) {
            case CONFIRMED_REQUEST, CONFIRMED_RESPONSE -> confirmed(type, pdu.inner(), reader);
            case UNCONFIRMED -> unconfirmed(pdu.inner(), reader);
            case CONFIRMED_ERROR -> carried(type, ERROR, pdu, reader);
            case REJECT,
                    CANCEL_REQUEST,
                    CANCEL_RESPONSE,
                    CANCEL_ERROR,
                    INITIATE_REQUEST,
                    INITIATE_RESPONSE,
                    INITIATE_ERROR,
                    CONCLUDE_REQUEST,
                    CONCLUDE_RESPONSE,
                    CONCLUDE_ERROR -> {
                Field field = Grammar.pdu(type.number());
                yield carried(type, field == null ? NOTHING : field, pdu, reader);
            }
        };
    }

    private static Message carried(PduType type, Field field, BerReader pdu, PduReader reader) {
        List<Element> elements = new ArrayList<>();
        reader.field(field, pdu, elements);
        if (type != PduType.CONFIRMED_ERROR) {
            return new Message(type, -1, -1, null, elements);
        }
        long invokeId = -1;
        if (!elements.isEmpty()
                && elements.getFirst() instanceof Element.Value value
                && value.name().equals("invoke_id")) {
            invokeId = value.value().integer(0);
            elements.removeFirst();
        }
        return new Message(type, invokeId, -1, null, elements);
    }

    /** Confirmed-RequestPDU and Confirmed-ResponsePDU, §7.4 and §7.5. */
    private static Message confirmed(PduType type, BerReader in, PduReader reader) {
        List<Element> elements = new ArrayList<>(2);
        long invokeId = -1;
        int number = -1;
        MmsService service = null;
        while (in.next()) {
            int tag = in.tag();
            if (tag == BerReader.INTEGER && invokeId < 0) {
                ByteView content = in.content();
                invokeId = BerValue.unsigned(content) & 0xFFFF_FFFFL;
            } else if (MODIFIERS.accepts(tag) && number < 0) {
                reader.field(MODIFIERS, in, elements);
            } else if (number < 0 && tag >= BerReader.CONTEXT && tag < BerReader.PRIVATE) {
                number = tag - BerReader.CONTEXT;
                service = Grammar.service(number);
                if (service == null) {
                    reader.unknown(in);
                } else {
                    reader.field(
                            type == PduType.CONFIRMED_REQUEST ? service.request() : service.response(), in, elements);
                }
            } else if (tag != BerReader.CONTEXT + SERVICE_EXTENSION) {
                reader.unknown(in);
            }
        }
        if (in.broken()) {
            reader.breaks();
        }
        return new Message(type, invokeId, number, service, elements);
    }

    /** Unconfirmed-PDU, §7.6. */
    private static Message unconfirmed(BerReader in, PduReader reader) {
        List<Element> elements = new ArrayList<>();
        int number = -1;
        MmsService service = null;
        while (in.next()) {
            if (number < 0 && in.tag() >= BerReader.CONTEXT && in.tag() < BerReader.PRIVATE) {
                number = in.tag() - BerReader.CONTEXT;
                service = Grammar.unconfirmed(number);
                if (service != null) {
                    reader.field(service.request(), in, elements);
                    continue;
                }
            }
            if (in.tag() != BerReader.CONTEXT + SERVICE_EXTENSION) {
                reader.unknown(in);
            }
        }
        if (in.broken()) {
            reader.breaks();
        }
        return new Message(PduType.UNCONFIRMED, -1, number, service, elements);
    }
}
