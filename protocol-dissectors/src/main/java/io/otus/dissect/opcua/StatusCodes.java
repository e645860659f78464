package io.otus.dissect.opcua;

import io.otus.core.table.TableLines;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Status codes, OPC 10000-4 §7.39: two bits of severity, the sub-code, and information bits. */
final class StatusCodes {
    /** Severity and sub-code, which have a name. */
    private static final long NAMED = 0xFFFF_0000L;

    private static final int DIGITS = 8;

    private static final Map<Long, String> NAMES = names();

    private StatusCodes() {}

    private static Map<Long, String> names() {
        Map<Long, String> names = new HashMap<>();
        for (String line : TableLines.texts(StatusCodes.class, "status-codes.txt")) {
            names.put(Long.parseLong(line, 0, 8, 16), line.substring(9));
        }
        return Map.copyOf(names);
    }

    /** Whether what was asked was not done. */
    static boolean isBad(long code) {
        return code >> 31 != 0;
    }

    /** The standard's name; {@code status} where it has none. */
    static String name(long code) {
        return NAMES.getOrDefault(code & NAMED, "status");
    }

    /** Severity and sub-code as one number, 0 to 65535. */
    static int number(long code) {
        return (int) (code >> 16);
    }

    /** Name and number, such as {@code BadNodeIdUnknown(0x80340000)}. */
    static String text(long code) {
        return name(code) + "(0x" + HexFormat.of().toHexDigits((int) code) + ')';
    }

    /** The code of a text that {@link #text} made; 0, which is Good, for any other. */
    static long code(String text) {
        int end = text.length() - 1;
        return end > DIGITS && text.charAt(end) == ')' ? Long.parseLong(text, end - DIGITS, end, 16) : 0;
    }
}
