package io.otus.dissect.veeder_root;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.HexFormat;
import java.util.Locale;

/** What function codes mean, §7: three characters, behind a letter that says whether they inquire or set. */
final class Functions {
    static final int INVENTORY = 0x201;
    static final int REVISION = 0x902;
    private static final int SECURITY_CODE = 0x504;
    private static final int SETUP_PASSWORD = 0x09E;
    private static final int RESET = 0x001;
    private static final int TIME_OF_DAY = 0x501;

    private static final int COUNT = 0x1000;
    private static final Service[] INQUIRE = new Service[COUNT];
    private static final Service[] SET = new Service[COUNT];

    static {
        for (int function = 0; function < COUNT; function++) {
            String code = HexFormat.of().withUpperCase().toHexDigits(function, 3);
            String name = name(function, code);
            INQUIRE[function] = new Service(function, "inquire_" + name, action(function, false)).keyed("I" + code);
            SET[function] = new Service(function, "set_" + name, action(function, true)).keyed("S" + code);
        }
    }

    private Functions() {}

    /** The service of a command; functions are three hexadecimal digits. */
    static Service service(int function, boolean sets) {
        return sets ? SET[function] : INQUIRE[function];
    }

    /** Whether what a command sets is a secret. */
    static boolean isSecret(int function) {
        return function == SECURITY_CODE || function == SETUP_PASSWORD;
    }

    private static Action action(int function, boolean sets) {
        if (!sets) {
            return function == REVISION ? Action.IDENTIFY : Action.READ;
        }
        return switch (function) {
            case RESET -> Action.RESTART;
            case TIME_OF_DAY -> Action.TIME_SET;
            case SECURITY_CODE -> Action.CREDENTIAL_SET;
            case SETUP_PASSWORD -> Action.AUTHENTICATE;
            default -> function >>> 8 == 5 ? Action.CONFIGURE : Action.WRITE;
        };
    }

    private static String name(int function, String code) {
        return switch (function) {
            case RESET -> "reset";
            case 0x002 -> "clear_reset_flag";
            case 0x003 -> "remote_alarm_reset";
            case SETUP_PASSWORD -> "setup_password";
            case 0x101 -> "system_status";
            case INVENTORY -> "in_tank_inventory";
            case 0x202 -> "in_tank_delivery";
            case 0x204 -> "shift_inventory";
            case 0x205 -> "in_tank_status";
            case 0x206 -> "in_tank_alarm_history";
            case 0x20D -> "in_tank_stick_height";
            case 0x301 -> "sensor_status";
            case 0x302 -> "sensor_alarm_history";
            case 0x406 -> "relay_status";
            case TIME_OF_DAY -> "time_of_day";
            case SECURITY_CODE -> "security_code";
            case 0x602 -> "tank_product_label";
            case REVISION -> "system_revision_level";
            default -> "function_" + code.toLowerCase(Locale.ROOT);
        };
    }
}
