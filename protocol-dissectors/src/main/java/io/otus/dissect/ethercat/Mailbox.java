package io.otus.dissect.ethercat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox, IEC 61158-4-12 §5.6; little-endian.
 *
 * <pre>
 *  0        2         4          5      6
 *  +--------+---------+----------+------+---------------------
 *  | length | address | channel, | type,| service, length octets
 *  |        |         | priority | count|
 *  +--------+---------+----------+------+---------------------
 * </pre>
 */
final class Mailbox {
    static final int HEADER = 6;
    static final int ERROR = 0;
    static final int COE = 3;
    static final int FOE = 4;
    static final int SOE = 5;

    static final int SDO_REQUEST = 2;
    static final int SDO_RESPONSE = 3;
    static final int EMERGENCY = 1;
    static final int SDO_INFORMATION = 8;

    static final int INITIATE_DOWNLOAD = 1;
    static final int INITIATE_UPLOAD = 2;
    static final int ABORT = 4;

    private static final String[] TYPES = {"error", "aoe", "eoe", "coe", "foe", "soe"};
    private static final String[] COE_SERVICES = {
        "coe_service_0",
        "emergency",
        "sdo_request",
        "sdo_response",
        "tx_pdo",
        "rx_pdo",
        "tx_pdo_remote_request",
        "rx_pdo_remote_request",
        "sdo_information"
    };
    private static final String[] REQUESTS = {
        "download_segment", "initiate_download", "initiate_upload", "upload_segment", "abort"
    };
    private static final String[] RESPONSES = {
        "upload_segment_response",
        "download_segment_response",
        "initiate_upload_response",
        "initiate_download_response",
        "abort"
    };
    private static final String[] INFORMATION = {
        "",
        "get_od_list_request",
        "get_od_list_response",
        "get_object_description_request",
        "get_object_description_response",
        "get_entry_description_request",
        "get_entry_description_response",
        "sdo_info_error"
    };
    private static final String[] FOE_OPERATIONS = {"", "read", "write", "data", "ack", "error", "busy"};
    private static final String[] SOE_OPERATIONS = {
        "", "read_request", "read_response", "write_request", "write_response", "notification_request", "emergency"
    };
    private static final int SIZE_INDICATED = 0x01;
    private static final int EXPEDITED = 0x02;

    private final EcatReader in;
    private final List<Element> elements = new ArrayList<>();
    private int type;
    private int service = -1;
    private int command = -1;
    private int index = -1;
    private int subindex;
    private long code;
    private String name = "";
    private ValueList value = ValueList.NONE;
    private @Nullable String text;
    private boolean isBroken;
    private int secretAt = -1;

    private Mailbox(ByteView data) {
        in = new EcatReader(data, 0);
    }

    /** Whether data of what is known to be a mailbox hold one: an empty one has no length. */
    static boolean fits(ByteView data) {
        return data.length() >= HEADER + 2
                && data.le16(0) >= 2
                && data.le16(0) <= data.length() - HEADER
                && (data.u8(4) & 0x3F) == 0
                && (data.u8(5) & 0x80) == 0;
    }

    /** Whether data of an address of which nothing is known are a mailbox: a service that is known lies in it. */
    static boolean isLikely(ByteView data) {
        if (!fits(data)) {
            return false;
        }
        int first = data.le16(HEADER);
        return switch (data.u8(5) & 0x0F) {
            case COE -> (first & 0x0E00) == 0 && first >> 12 >= 1 && first >> 12 < COE_SERVICES.length;
            case FOE ->
                data.le16(0) >= 6 && (first & 0xFF) >= 1 && (first & 0xFF) < FOE_OPERATIONS.length && first >> 8 == 0;
            default -> false;
        };
    }

    /** Reads a mailbox. */
    static Mailbox read(ByteView data) {
        Mailbox mailbox = new Mailbox(data);
        mailbox.read();
        return mailbox;
    }

    private void read() {
        int length = in.u16();
        elements.add(Element.number("mailbox_length", length));
        elements.add(Element.number("mailbox_address", in.u16()));
        elements.add(Element.number("mailbox_priority", in.u8() >> 6));
        int typeAndCount = in.u8();
        type = typeAndCount & 0x0F;
        elements.add(Element.number("mailbox_type", type));
        elements.add(Element.text("mailbox_type_name", name(TYPES, type, "type_")));
        elements.add(Element.number("mailbox_counter", typeAndCount >> 4 & 0x07));
        isBroken = in.failed() || length > in.remaining();
        if (in.failed()) {
            return;
        }
        in.limit(length);
        switch (type) {
            case ERROR -> {
                elements.add(Element.number("error_type", in.u16()));
                code = in.u16();
                elements.add(Element.number("error_detail", code));
            }
            case COE -> coe();
            case FOE -> foe();
            case SOE -> soe();
            default -> {
                // Recognised by its type.
            }
        }
        isBroken |= in.failed();
        if (in.remaining() > 0) {
            elements.add(Element.text("undecoded", in.restHex()));
        }
    }

    private static String name(String[] names, int at, String otherwise) {
        return at < names.length && !names[at].isEmpty() ? names[at] : otherwise + at;
    }

    /** CANopen over EtherCAT, IEC 61158-6-12 §5.6.1. */
    private void coe() {
        int header = in.u16();
        service = header >> 12;
        elements.add(Element.number("coe_number", header & 0x01FF));
        elements.add(Element.text("coe_service", name(COE_SERVICES, service, "coe_service_")));
        switch (service) {
            case SDO_REQUEST, SDO_RESPONSE -> sdo();
            case SDO_INFORMATION -> {
                int opcode = in.u8();
                command = opcode & 0x7F;
                elements.add(Element.text("sdo_information", name(INFORMATION, command, "opcode_")));
                elements.add(new Element.Value("incomplete", ValueList.bit((opcode & 0x80) != 0)));
                in.u8();
                elements.add(Element.number("fragments_left", in.u16()));
            }
            case EMERGENCY -> {
                code = in.u16();
                elements.add(Element.number("emergency_error_code", code));
                elements.add(Element.number("error_register", in.u8()));
                elements.add(Element.text("emergency_data", in.hex(5)));
            }
            default -> {
                // PDOs stay as they are.
            }
        }
    }

    private void sdo() {
        int specifier = in.u8();
        command = specifier >> 5;
        boolean isRequest = service == SDO_REQUEST;
        elements.add(Element.number("command_specifier", specifier));
        elements.add(Element.text("sdo_command", name(isRequest ? REQUESTS : RESPONSES, command, "specifier_")));
        boolean isSegment = command == 0 || (isRequest ? command == 3 : command == 1);
        if (isSegment || in.failed()) {
            return;
        }
        index = in.u16();
        subindex = in.u8();
        elements.add(Element.number("object_index", index));
        elements.add(Element.number("object_subindex", subindex));
        if (command == ABORT) {
            code = in.u32();
            elements.add(Element.number("abort_code", code));
            return;
        }
        boolean carries = isRequest ? command == INITIATE_DOWNLOAD : command == INITIATE_UPLOAD;
        if (!carries) {
            in.u32();
            return;
        }
        if ((specifier & EXPEDITED) != 0) {
            int unused = (specifier & SIZE_INDICATED) != 0 ? specifier >> 2 & 0x03 : 0;
            data(in.bytes(4 - unused));
            in.bytes(unused);
        } else {
            long size = in.u32();
            elements.add(Element.number("complete_size", size));
            int there = (int) Math.min(size, in.remaining());
            data(in.bytes(there));
        }
    }

    private void data(ByteView octets) {
        int length = octets.length();
        elements.add(Element.text(
                "sdo_data",
                octets.octets(0, Math.min(length, EthercatEvent.KEPT)).toString()));
        if (length >= 1 && length <= 4) {
            long number = 0;
            for (int i = length - 1; i >= 0; i--) {
                number = number << 8 | octets.u8(i);
            }
            value = ValueList.unsigned(number);
        } else if (length > 0) {
            value = ValueList.text(
                    octets.octets(0, Math.min(length, EthercatEvent.KEPT)).toString());
        }
        text = new EcatReader(octets, 0).text();
    }

    /** File access over EtherCAT, IEC 61158-6-12 §5.7; the password is a secret. */
    private void foe() {
        command = in.u8();
        in.u8();
        elements.add(Element.text("foe_operation", name(FOE_OPERATIONS, command, "operation_")));
        switch (command) {
            case 1, 2 -> {
                int at = in.at();
                boolean isSet = in.u32() != 0;
                secretAt = isSet ? at : -1;
                elements.add(Element.text("password", isSet ? "masked" : ""));
                name = in.text();
                elements.add(Element.text("file_name", name));
            }
            case 3, 4 -> elements.add(Element.number("packet_number", in.u32()));
            case 5 -> {
                code = in.u32();
                elements.add(Element.number("error_code", code));
                elements.add(Element.text("error_text", in.text()));
            }
            default -> {
                // Busy tells how far it is; that stays as it is.
            }
        }
    }

    /** Servo drive profile over EtherCAT, IEC 61158-6-12 §5.8. */
    private void soe() {
        int header = in.u8();
        command = header & 0x07;
        elements.add(Element.text("soe_operation", name(SOE_OPERATIONS, command, "operation_")));
        elements.add(new Element.Value("incomplete", ValueList.bit((header & 0x08) != 0)));
        elements.add(new Element.Value("soe_error", ValueList.bit((header & 0x10) != 0)));
        elements.add(Element.number("drive_number", header >> 5));
        elements.add(Element.number("element_flags", in.u8()));
        index = in.u16();
        elements.add(Element.text("idn", idn(index)));
    }

    /** Parameters of drives as people write them: standard or product, set, and number. */
    static String idn(int idn) {
        return ((idn & 0x8000) == 0 ? "S-" : "P-") + (idn >> 12 & 0x07) + "-" + (idn & 0x0FFF);
    }

    List<Element> elements() {
        return elements;
    }

    int type() {
        return type;
    }

    /** The CoE service; -1 where it is none. */
    int service() {
        return service;
    }

    /** Command of an SDO, opcode or operation; -1 where there is none. */
    int command() {
        return command;
    }

    /** Object or parameter; -1 where there is none. */
    int index() {
        return index;
    }

    int subindex() {
        return subindex;
    }

    /** Abort, error or emergency code. */
    long code() {
        return code;
    }

    /** File name; empty where there is none. */
    String name() {
        return name;
    }

    /** The data of an SDO. */
    ValueList value() {
        return value;
    }

    /** The data of an SDO, read as text. */
    String text() {
        return text == null ? "" : text;
    }

    /** Whether something that it must have is not there. */
    boolean isBroken() {
        return isBroken;
    }

    /** Where a password of four octets lies; -1 where none is. */
    int secretAt() {
        return secretAt;
    }
}
