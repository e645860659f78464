package io.otus.alert.signature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keyword {@code modbus}: {@code [unit N,] function ...} or {@code [unit N,] access ...}, or {@code unit N} alone, as
 * in the user guide of Suricata. Addresses in rules begin at 1, addresses on the wire at 0.
 */
final class ModbusKeyword {
    private static final String PROTOCOL = "modbus";

    /** Functions that the specification defines, Modbus Application Protocol V1.1b3 §5.1. */
    private static final String ASSIGNED = "(code in [1, 2, 3, 4, 5, 6, 7, 11, 12, 15, 16, 17, 20, 21, 22, 23, 24]"
            + " or code == 8 and (sub_function in 0..18 or sub_function == 20)"
            + " or code == 43 and service in [\"canopen_general_reference\", \"read_device_identification\"])";

    /** User-defined functions, §5.1: 65 to 72 and 100 to 110. */
    private static final String USER = "(code in 65..72 or code in 100..110)";

    /** Functions reserved for certain products, annex A. */
    private static final String RESERVED = "(code in [9, 10, 13, 14, 41, 42, 90, 91, 125, 126, 127]"
            + " or code == 8 and (sub_function == 19 or sub_function >= 21)"
            + " or code == 43 and service == \"encapsulated_interface_transport\")";

    private static final String PUBLIC = "(code in 1..127 and not " + USER + " and not " + RESERVED + ')';

    private static final Map<String, String> CATEGORIES = Map.of(
            "assigned", ASSIGNED,
            "unassigned", '(' + PUBLIC + " and not " + ASSIGNED + ')',
            "public", PUBLIC,
            "user", USER,
            "reserved", RESERVED,
            "all", "(code in 0..255)");

    private static final Map<String, String> TABLES =
            Map.of("discretes", "discrete", "coils", "coil", "input", "input", "holding", "holding");

    private static final int DIAGNOSTICS = 8;
    /** Function 90 carries Schneider's UMAS, whose requests have a protocol id of their own here. */
    private static final int UMAS = 90;

    private static final int MAX_ADDRESS = 65_536;

    /** The parts that may follow each part; the key "" is the beginning. */
    private static final Map<String, List<String>> FOLLOW = Map.of(
            "", List.of("unit", "function", "access"),
            "unit", List.of("function", "access"),
            "function", List.of("subfunction"),
            "access", List.of("address"),
            "address", List.of("value"));

    private final Map<String, String> parts = new HashMap<>();
    private final StringBuilder condition = new StringBuilder("protocol == \"modbus\"");
    private boolean hasUmas;

    private ModbusKeyword(String text) {
        String before = "";
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split("\\s+", 2);
            if (words.length != 2 || !FOLLOW.getOrDefault(before, List.of()).contains(words[0])) {
                throw new IllegalArgumentException("'" + part.strip() + "' is not taken");
            }
            parts.put(words[0], words[1].strip());
            before = words[0];
        }
    }

    /**
     * Parses the keyword's value.
     *
     * @throws IllegalArgumentException with the reason if it is not supported
     */
    static FieldCondition parse(String text) {
        ModbusKeyword keyword = new ModbusKeyword(text);
        keyword.unit();
        keyword.function();
        keyword.access();
        String condition = keyword.condition.toString();
        if (!keyword.hasUmas) {
            return FieldCondition.operation(PROTOCOL, condition);
        }
        if (keyword.parts.containsKey("unit")) {
            throw new IllegalArgumentException("unit: not together with functions of which " + UMAS + " is one");
        }
        return FieldCondition.operation(PROTOCOL, '(' + condition + " or protocol == \"umas\")");
    }

    private void and(String more) {
        condition.append(" and ").append(more);
    }

    private void unit() {
        String unit = parts.get("unit");
        if (unit != null) {
            and(FieldCondition.range("unit_identifier", unit, 0));
        }
    }

    private void function() {
        String function = parts.get("function");
        if (function == null) {
            return;
        }
        boolean isNegated = function.startsWith("!");
        String plain = isNegated ? function.substring(1).strip() : function;
        String category = CATEGORIES.get(plain);
        long code = category == null ? NumberRange.only(plain) : -1;
        and((isNegated ? "not " : "") + (category == null ? "code == " + code : category));
        hasUmas = isNegated != (code == UMAS || plain.equals("reserved") || plain.equals("all"));
        String sub = parts.get("subfunction");
        if (sub != null) {
            if (category != null || isNegated || code != DIAGNOSTICS) {
                throw new IllegalArgumentException(
                        "subfunction: function " + DIAGNOSTICS + " alone has any, not 'function " + function + "'");
            }
            and("sub_function == " + NumberRange.only(sub));
        }
    }

    private void access() {
        String access = parts.get("access");
        if (access == null) {
            return;
        }
        String[] words = access.split("\\s+", -1);
        String table = words.length == 2 ? TABLES.get(words[1]) : "";
        boolean isWrite = words[0].equals("write");
        boolean isWritten = table != null && (table.isEmpty() || table.equals("coil") || table.equals("holding"));
        if (words.length > 2 || table == null || !(isWrite ? isWritten : words[0].equals("read"))) {
            throw new IllegalArgumentException("'access " + access + "' is not taken");
        }
        and("action == \"" + words[0] + '"');
        if (!table.isEmpty()) {
            and("space == \"" + table + '"');
        }
        String address = parts.get("address");
        if (address == null) {
            return;
        }
        if (table.isEmpty()) {
            throw new IllegalArgumentException("address: needs a table, such as 'holding'");
        }
        NumberRange range = NumberRange.parse(address);
        if (range.most() != Long.MAX_VALUE && range.most() > MAX_ADDRESS) {
            throw new IllegalArgumentException("address: '" + address + "' is out of range");
        }
        and(FieldCondition.range("index", address, -1));
        String value = parts.get("value");
        if (value != null) {
            if (!isWrite) {
                throw new IllegalArgumentException("value: only what is written has one");
            }
            long from = Math.max(range.least(), 1) - 1;
            long to = Math.min(range.most(), MAX_ADDRESS) - 1;
            and(FieldCondition.range("value_of." + from + (from == to ? "" : "." + to), value, 0));
        }
    }
}
