package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tables of ANSI C12.19 whose layout is the same in each meter, and those that writing does more to than change values.
 */
final class Tables {
    static final int PROCEDURE_INITIATE = 7;

    private static final int NUMBER = 0x7FF;
    private static final int MANUFACTURER = 0x800;
    private static final int PENDING = 0x1000;
    private static final int SECURITY = 42;
    private static final int KEYS = 45;

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

    /** Whether passwords or keys are in it. */
    static boolean isSecret(int tableId) {
        return tableId % PENDING == SECURITY || tableId % PENDING == KEYS;
    }

    /** The same of a table, or of a path within it, by its name. */
    static boolean isSecret(String name) {
        String table = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return table.endsWith("ST" + SECURITY) || table.endsWith("ST" + KEYS);
    }

    /** What writing this to a table asks for. */
    static Service write(int code, int tableId, ByteView data) {
        if (isSecret(tableId)) {
            return SET_SECRET;
        }
        Service procedure = tableId == PROCEDURE_INITIATE && data.length() >= 2 ? procedure(data) : null;
        return procedure != null ? procedure : ServiceCode.service(code);
    }

    /**
     * A procedure by the first two octets of the table that initiates it: its number in eleven bits, least or most
     * significant octet first as the meter has it. Since the numbers of the standard fit one octet, and nobody counts
     * the maker's up to where the other is 0, the octet that is not 0 has it.
     */
    private static @Nullable Service procedure(ByteView data) {
        int first = data.u8(0);
        int second = data.u8(1);
        return first != 0 && second != 0 ? operate("procedure", -1) : procedure(first | second);
    }

    private static Service procedure(int number) {
        return switch (number) {
            case 0 -> procedure("cold_start", number, Action.RESTART);
            case 1 -> procedure("warm_start", number, Action.RESTART);
            case 2 -> procedure("save_configuration", number, Action.CONFIGURE);
            case 3 -> procedure("clear_data", number, Action.DELETE);
            case 4 -> operate("reset_list_pointers", number);
            case 5 -> operate("update_last_read_entry", number);
            case 6 -> procedure("change_end_device_mode", number, Action.MODE);
            case 7 -> operate("clear_standard_status_flags", number);
            case 8 -> operate("clear_manufacturer_status_flags", number);
            case 9 -> operate("remote_reset", number);
            case 10 -> procedure("set_date_and_or_time", number, Action.TIME_SET);
            case 11 -> procedure("execute_diagnostics", number, Action.DIAGNOSE);
            case 12 -> procedure("activate_all_pending_tables", number, Action.CONFIGURE);
            case 13 -> procedure("activate_specific_pending_tables", number, Action.CONFIGURE);
            case 14 -> procedure("clear_all_pending_tables", number, Action.CONFIGURE);
            case 15 -> procedure("clear_specific_pending_tables", number, Action.CONFIGURE);
            case 16 -> operate("start_load_profile", number);
            case 17 -> operate("stop_load_profile", number);
            case 18 -> procedure("log_in", number, Action.AUTHENTICATE);
            case 19 -> procedure("log_out", number, Action.SESSION);
            case 20 -> operate("initiate_immediate_call", number);
            case 21 -> operate("direct_load_control", number);
            case 22 -> operate("modify_credit", number);
            case 32 -> procedure("set_precision_date_and_or_time", number, Action.TIME_SET);
            default -> operate("procedure", number);
        };
    }

    private static Service operate(String name, int number) {
        return procedure(name, number, Action.OPERATE);
    }

    private static Service procedure(String name, int number, Action action) {
        return new Service(ServiceCode.WRITE, name, action).keyed(ServiceCode.WRITE + "/" + number);
    }

    /** Whether the procedure that logs in carries a password in what initiates it. */
    static boolean isLogin(Service service) {
        return service.name().equals("log_in");
    }

    /** What a table tells of the meter; nothing where it has another layout than its text form. */
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
        boolean isPrintable = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return isPrintable ? text : "";
    }

    /** Takes what a table tells. */
    interface Claims {
        void claim(Attribute attribute, String value);
    }
}
