package io.otus.dissect.s7comm;

import io.otus.core.event.FieldWriter;
import org.jspecify.annotations.Nullable;

/**
 * The module that a connection was opened to, from the called selector of COTP: an octet for the kind of connection,
 * then rack (3 bits) and slot (5 bits), S7 "TSAP".
 *
 * @param connectionType 1 programmer, 2 operator panel, 3 other; 16 and more the number of a configured connection
 * @param rack 0 to 7
 * @param slot 0 to 31
 */
public record ModuleAddress(int connectionType, int rack, int slot) {
    /** {@code 0x} and two octets in hexadecimal. */
    private static final int LENGTH = 6;

    /** Reads a selector as COTP writes it; null where it is text, or has another length. */
    static @Nullable ModuleAddress of(String selector) {
        if (selector.length() != LENGTH || !selector.startsWith("0x")) {
            return null;
        }
        int octets = 0;
        for (int i = 2; i < LENGTH; i++) {
            octets = octets << 4 | Character.digit(selector.charAt(i), 16);
        }
        return octets < 0x100 ? null : new ModuleAddress(octets >> 8, octets >> 5 & 7, octets & 0x1F);
    }

    /** In the detail of a session. */
    String describe() {
        return "connection_type=" + connectionType + " rack=" + rack + " slot=" + slot;
    }

    void fields(FieldWriter out) {
        out.number("connection_type", connectionType);
        out.number("rack", rack);
        out.number("slot", slot);
    }
}
