package io.otus.dissect.roc_plus;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Types of values, ROC Plus §3, and parameters of point type 91 (system variables) that act or tell who a device is.
 */
final class SystemVariables {
    static final int POINT_TYPE = 91;

    /** System variables of the older ROC protocol. */
    private static final int ROC_POINT_TYPE = 15;

    private static final int DISCRETE_INPUT = 101;
    private static final int ANALOG_INPUT = 103;
    private static final int ANALOG_INPUT_EU_VALUE = 21;
    private static final int STATION_NAME = 2;
    private static final int TEXT_LENGTH = 20;

    private SystemVariables() {}

    /** Octets of a value of this parameter; 0 where that is not known. */
    static int size(Tlp tlp) {
        return switch (type(tlp)) {
            case 'B' -> 1;
            case 'W' -> 2;
            case 'L', 'F' -> 4;
            case 'A' -> TEXT_LENGTH;
            default -> 0;
        };
    }

    /** A text of 20 characters, B, W and L unsigned numbers of 1, 2 and 4 octets, F floating point; blank not known. */
    private static char type(Tlp tlp) {
        int parameter = tlp.parameterNumber();
        return switch (tlp.pointType()) {
            case POINT_TYPE -> parameter < SYSTEM.length() ? SYSTEM.charAt(parameter) : ' ';
            case DISCRETE_INPUT -> parameter > 0 && parameter < DISCRETE.length() ? DISCRETE.charAt(parameter) : ' ';
            case ANALOG_INPUT -> parameter == ANALOG_INPUT_EU_VALUE ? 'F' : ' ';
            default -> ' ';
        };
    }

    //                                     0         1         2         3         4
    //                                     0123456789012345678901234567890123456789012345678
    private static final String SYSTEM = "BBAAAAA WWBBBWWBBBBBBBBF BBB   LLLLBBAABBLLWWWWLL";
    private static final String DISCRETE = " BFBBBLFFB";

    /** A value as its type says; where that is not known, a number of one or two octets, a text, or octets. */
    static ValueList value(Tlp tlp, Octets octets) {
        int length = octets.length();
        char type = length == size(tlp) ? type(tlp) : ' ';
        if (type == 'F') {
            return ValueList.reals(octets.view().leF32(0));
        }
        if (type == 'L') {
            return ValueList.unsigned(octets.view().le32(0));
        }
        if (length == 1) {
            return ValueList.unsigned(octets.view().u8(0));
        }
        if (length == 2) {
            return ValueList.unsigned(octets.view().le16(0));
        }
        boolean isText = type == 'A' || (length > 4 && isPrintable(octets));
        return ValueList.text(isText ? text(octets) : octets.toString());
    }

    private static String text(Octets octets) {
        return octets.view().paddedText(0, octets.length(), StandardCharsets.ISO_8859_1);
    }

    private static boolean isPrintable(Octets octets) {
        for (int i = 0; i < octets.length(); i++) {
            int c = octets.view().u8(i);
            if ((c < ' ' || c > '~') && c != 0) {
                return false;
            }
        }
        return true;
    }

    /** What writing this value to a system variable does; null where it only changes the variable. */
    static @Nullable Service command(int opcode, Tlp tlp, ValueList value) {
        if (tlp.pointType() != POINT_TYPE || value.size() != 1 || value.text(0).equals("0")) {
            return null;
        }
        return switch (tlp.parameterNumber()) {
            case 19 -> command(opcode, "fst_clear", Action.DELETE);
            case 20 -> command(opcode, "clear_configuration_memory", Action.DELETE);
            case 21 -> command(opcode, "write_to_configuration_memory", Action.CONFIGURE);
            case 26 -> command(opcode, "warm_start", Action.RESTART);
            case 27 -> command(opcode, "cold_start", Action.RESTART);
            case 40 -> command(opcode, "clear_history", Action.DELETE, Danger.TRACES);
            default -> null;
        };
    }

    private static Service command(int opcode, String name, Action action) {
        return command(opcode, name, action, Danger.of(action));
    }

    private static Service command(int opcode, String name, Action action, Danger danger) {
        return new Service(opcode, name, action, danger, opcode + "/" + name);
    }

    /** The attribute of the device that the parameter holds; null where it holds none. */
    static @Nullable Attribute told(Tlp tlp) {
        if (tlp.pointType() == ROC_POINT_TYPE && tlp.parameterNumber() == STATION_NAME) {
            return Attribute.NAME;
        }
        if (tlp.pointType() != POINT_TYPE) {
            return null;
        }
        return switch (tlp.parameterNumber()) {
            case STATION_NAME -> Attribute.NAME;
            case 3 -> Attribute.FIRMWARE;
            case 5 -> Attribute.VENDOR;
            case 6 -> Attribute.DESCRIPTION;
            default -> null;
        };
    }
}
