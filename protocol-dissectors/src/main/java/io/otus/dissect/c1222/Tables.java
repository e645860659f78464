package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tables of ANSI C12.19 whose layout is the same in each meter, and those that writing does more to than change values.
 */
final class Tables {
    private static final int PROCEDURE_INITIATE = 7;

    private static final int NUMBER = 0x7FF;
    private static final int MANUFACTURER = 0x800;
    private static final int PENDING = 0x1000;
    private static final int SECURITY = 42;
    private static final int KEYS = 45;
    private static final int EXTENDED_KEYS = 46;

    private static final int GENERAL_MFG_ID_CHAR = 32;
    private static final int GENERAL_MFG_ID_BCD = 24;
    private static final int SERIAL_AT = 16;
    private static final int DEVICE_IDENT_CHAR = 20;
    private static final int UTIL_INFO_CHAR = 230;
    private static final int SERVICE_POINT_ID_AT = 40;
    private static final int DEVICE_ID_AT = 80;
    private static final int ID_LENGTH = 20;

    private static final Service SET_SECRET =
            new Service(ServiceCode.WRITE, "write_secret", Action.CREDENTIAL_SET).keyed(ServiceCode.WRITE + "/secret");

    private Tables() {}

    /**
     * What a table is called: {@code ST1} of the standard, {@code MT5} of the maker, with what is not active yet apart.
     */
    static String name(int tableId) {
        String kind = (tableId & MANUFACTURER) == 0 ? "ST" : "MT";
        return (tableId < PENDING ? "" : "pending_") + kind + (tableId & NUMBER);
    }

    /**
     * Whether passwords or keys are, or may be, among these data.
     *
     * @param point name of the table, or of a path within it
     * @param isFromStart whether the data are those from the beginning of the table
     */
    static boolean hides(String point, boolean isFromStart, ByteView data) {
        if (isSecret(point)) {
            return true;
        }
        // Behind its beginning are parameters of a procedure, and nothing tells of which.
        return isIn(point, PROCEDURE_INITIATE) && (!isFromStart || Procedure.mayLogIn(data));
    }

    /** Whether passwords or keys are in the table of this name, or of this path within it. */
    static boolean isSecret(String point) {
        return isIn(point, SECURITY) || isIn(point, KEYS) || isIn(point, EXTENDED_KEYS);
    }

    private static boolean isIn(String point, int table) {
        int dot = point.indexOf('.');
        return (dot < 0 ? point : point.substring(0, dot)).endsWith("ST" + table);
    }

    /** Whether a path, or an offset within a table, leads to its beginning. */
    static boolean isStart(String point, long offset) {
        int dot = point.indexOf('.');
        for (int i = dot < 0 ? point.length() : dot; i < point.length(); i++) {
            if (point.charAt(i) != '.' && point.charAt(i) != '0') {
                return false;
            }
        }
        return offset == 0;
    }

    /** What writing this to a table, from its beginning or not, asks for. */
    static Service write(int code, String point, boolean isFromStart, ByteView data) {
        if (isSecret(point)) {
            return SET_SECRET;
        }
        boolean isProcedure = isFromStart && isIn(point, PROCEDURE_INITIATE) && data.length() > 1;
        return isProcedure ? Procedure.service(data) : ServiceCode.service(code);
    }

    /** Reports the identity of the meter in a table; nothing where the table has another layout than its text form. */
    static void identify(String name, ByteView data, List<Element> fields, Claims claims) {
        switch (name) {
            case "ST1" -> generalManufacturerIdentification(data, fields, claims);
            case "ST5" -> {
                if (data.length() == DEVICE_IDENT_CHAR) {
                    tell("identification", Attribute.NAME, text(data, 0, DEVICE_IDENT_CHAR), fields, claims);
                }
            }
            case "ST6" -> {
                if (data.length() >= UTIL_INFO_CHAR) {
                    fields.add(Element.text("owner_name", text(data, 0, ID_LENGTH)));
                    String at = text(data, SERVICE_POINT_ID_AT, ID_LENGTH);
                    tell("service_point_id", Attribute.LOCATION, at, fields, claims);
                    tell("device_id", Attribute.NAME, text(data, DEVICE_ID_AT, ID_LENGTH), fields, claims);
                }
            }
            default -> {}
        }
    }

    /**
     * Manufacturer 4 characters, model 8, version and revision of hardware and of firmware u8 each, serial number of 16
     * characters, or of as many digits, two an octet, ANSI C12.19 table 1.
     */
    private static void generalManufacturerIdentification(ByteView data, List<Element> fields, Claims claims) {
        if (data.length() != GENERAL_MFG_ID_CHAR && data.length() != GENERAL_MFG_ID_BCD) {
            return;
        }
        tell("manufacturer", Attribute.VENDOR, text(data, 0, 4), fields, claims);
        tell("ed_model", Attribute.MODEL, text(data, 4, 8), fields, claims);
        tell("hw_version", Attribute.HARDWARE, data.u8(12) + "." + data.u8(13), fields, claims);
        tell("fw_version", Attribute.FIRMWARE, data.u8(14) + "." + data.u8(15), fields, claims);
        boolean isText = data.length() == GENERAL_MFG_ID_CHAR;
        String serial = isText
                ? text(data, SERIAL_AT, GENERAL_MFG_ID_CHAR - SERIAL_AT)
                : data.octets(SERIAL_AT, GENERAL_MFG_ID_BCD - SERIAL_AT).toString();
        tell("mfg_serial_number", Attribute.SERIAL, serial, fields, claims);
    }

    private static void tell(String field, Attribute attribute, String value, List<Element> fields, Claims claims) {
        fields.add(Element.text(field, value));
        claims.claim(attribute, value);
    }

    /** Text padded with blanks or zeros; empty where something in it is no character. */
    private static String text(ByteView data, int at, int count) {
        String text = data.paddedText(at, count, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return "";
            }
        }
        return text;
    }

    /** Receives the claims of a table. */
    interface Claims {
        void claim(Attribute attribute, String value);
    }
}
