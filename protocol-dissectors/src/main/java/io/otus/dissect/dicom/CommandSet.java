package io.otus.dissect.dicom;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A command set, PS3.7 §6.3.1 and annex E: elements of group 0000, in implicit VR little-endian.
 *
 * <pre>
 *  0       2         4        8
 *  +-------+---------+--------+-----------
 *  | group | element | length | value ...
 *  +-------+---------+--------+-----------
 * </pre>
 *
 * @param field the command, 0 to 65535; a response has its highest bit set
 * @param messageId the request's number, also in a response
 * @param sopClass the class of what is asked about; empty where it is not told
 * @param status of a response
 * @param isWhole whether all elements end within it
 */
record CommandSet(int field, int messageId, String sopClass, int status, List<Element> fields, boolean isWhole) {
    /** Octets before the value of an element. */
    static final int ELEMENT = 8;

    private static final int RESPONSE = 0x8000;
    private static final int AFFECTED_SOP_CLASS = 0x0002;
    private static final int REQUESTED_SOP_CLASS = 0x0003;
    private static final int COMMAND_FIELD = 0x0100;
    private static final int MESSAGE_ID = 0x0110;
    private static final int MESSAGE_ID_RESPONDED = 0x0120;
    private static final int MOVE_DESTINATION = 0x0600;
    private static final int STATUS = 0x0900;
    private static final int ERROR_COMMENT = 0x0902;
    private static final int EVENT_TYPE = 0x1002;
    private static final int ACTION_TYPE = 0x1008;

    CommandSet {
        fields = List.copyOf(fields);
    }

    /** Reads one; what it lacks is 0 or empty. */
    static CommandSet read(ByteView b) {
        List<Element> fields = new ArrayList<>();
        int field = 0;
        int messageId = 0;
        int status = 0;
        String sopClass = "";
        int at = 0;
        boolean isWhole = true;
        while (at < b.length()) {
            if (!b.has(at, ELEMENT) || b.le32(at + 4) > b.length() - at - ELEMENT) {
                isWhole = false;
                break;
            }
            int length = (int) b.le32(at + 4);
            ByteView value = b.slice(at + ELEMENT, length);
            int element = b.le16(at) == 0 ? b.le16(at + 2) : -1;
            int number = length == 2 ? value.le16(0) : 0;
            switch (element) {
                case AFFECTED_SOP_CLASS, REQUESTED_SOP_CLASS -> {
                    sopClass = text(value);
                    fields.add(Element.text("sop_class_uid", sopClass));
                }
                case COMMAND_FIELD -> {
                    field = number;
                    fields.add(Element.text("command", Dimse.name(number)));
                }
                case MESSAGE_ID, MESSAGE_ID_RESPONDED -> {
                    messageId = number;
                    fields.add(Element.number("message_id", number));
                }
                case STATUS -> {
                    status = number;
                    fields.add(Element.number("status", number));
                }
                case MOVE_DESTINATION -> fields.add(Element.text("move_destination", text(value)));
                case ERROR_COMMENT -> fields.add(Element.text("error_comment", text(value)));
                case EVENT_TYPE -> fields.add(Element.number("event_type_id", number));
                case ACTION_TYPE -> fields.add(Element.number("action_type_id", number));
                default -> {
                    // Instances, priorities and counts of what is still to come.
                }
            }
            at += ELEMENT + length;
        }
        return new CommandSet(field, messageId, sopClass, status, fields, isWhole);
    }

    boolean isResponse() {
        return (field & RESPONSE) != 0;
    }

    /** The request that this is, or answers. */
    int request() {
        return field & ~RESPONSE;
    }

    private static String text(ByteView value) {
        return value.paddedText(0, value.length(), StandardCharsets.ISO_8859_1).strip();
    }
}
