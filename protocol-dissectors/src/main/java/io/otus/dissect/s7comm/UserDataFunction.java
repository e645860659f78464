package io.otus.dissect.s7comm;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;

/** Functions of user data by group and subfunction, with what they mean for the device. */
final class UserDataFunction {
    static final int MODE_TRANSITION = 0;
    static final int PROGRAMMER_COMMANDS = 1;
    static final int CYCLIC_DATA = 2;
    static final int BLOCK_FUNCTIONS = 3;
    static final int CPU_FUNCTIONS = 4;
    static final int SECURITY = 5;
    static final int PBC = 6;
    static final int TIME_FUNCTIONS = 7;

    static final int READ_SZL = 1;
    static final int LIST_BLOCKS_OF_TYPE = 2;
    static final int GET_BLOCK_INFO = 3;

    /** Keeps these codes apart from those of jobs. */
    private static final int USERDATA_CODE = S7Header.USERDATA << 16;

    private static final int SUBFUNCTIONS = 256;

    private static final Service[][] SERVICES = new Service[64][];

    /** Read SZL of a list that says who the device is. */
    static final Service READ_IDENTIFICATION =
            new Service(code(CPU_FUNCTIONS, READ_SZL), "read_szl_identification", Action.IDENTIFY);

    /** A controller tells that its mode changed, without the head of user data. */
    static final Service MODE_CHANGED = new Service(USERDATA_CODE | 1, "mode_transition", Action.NOTIFY);

    static {
        group(MODE_TRANSITION, "mode_transition", Action.NOTIFY);
        group(PROGRAMMER_COMMANDS, "programmer_command", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x01, "request_diagnostic_data_1", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x02, "variable_table", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x0C, "erase", Action.DELETE);
        put(PROGRAMMER_COMMANDS, 0x0E, "read_diagnostic_data", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x0F, "remove_diagnostic_data", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x10, "force", Action.OTHER);
        put(PROGRAMMER_COMMANDS, 0x13, "request_diagnostic_data_2", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x16, "flash_led", Action.DIAGNOSE);
        group(CYCLIC_DATA, "cyclic_data", Action.OTHER);
        put(CYCLIC_DATA, 0x01, "cyclic_transfer", Action.SUBSCRIBE);
        put(CYCLIC_DATA, 0x04, "cyclic_unsubscribe", Action.SUBSCRIBE);
        put(CYCLIC_DATA, 0x05, "change_driven_transfer", Action.SUBSCRIBE);
        put(CYCLIC_DATA, 0x07, "change_driven_modify", Action.SUBSCRIBE);
        group(BLOCK_FUNCTIONS, "block_function", Action.OTHER);
        put(BLOCK_FUNCTIONS, 0x01, "list_blocks", Action.DISCOVER);
        put(BLOCK_FUNCTIONS, LIST_BLOCKS_OF_TYPE, "list_blocks_of_type", Action.DISCOVER);
        put(BLOCK_FUNCTIONS, GET_BLOCK_INFO, "get_block_info", Action.DIAGNOSE);
        group(CPU_FUNCTIONS, "cpu_function", Action.OTHER);
        put(CPU_FUNCTIONS, READ_SZL, "read_szl", Action.DIAGNOSE);
        put(CPU_FUNCTIONS, 0x02, "message_service", Action.SUBSCRIBE);
        put(CPU_FUNCTIONS, 0x03, "diagnostic_message", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x05, "alarm_8_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x06, "notify_indication", Action.NOTIFY);
        SERVICES[CPU_FUNCTIONS][0x07] =
                new Service(code(CPU_FUNCTIONS, 0x07), "alarm_8_lock", Action.CONFIGURE, Danger.BLIND);
        put(CPU_FUNCTIONS, 0x08, "alarm_8_unlock", Action.CONFIGURE);
        put(CPU_FUNCTIONS, 0x09, "scan_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x0B, "alarm_acknowledge", Action.CONFIGURE);
        put(CPU_FUNCTIONS, 0x0C, "alarm_acknowledge_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x0D, "alarm_lock_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x0E, "alarm_unlock_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x11, "alarm_sq_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x12, "alarm_s_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x13, "alarm_query", Action.DIAGNOSE);
        put(CPU_FUNCTIONS, 0x16, "notify_8_indication", Action.NOTIFY);
        group(SECURITY, "security_function", Action.OTHER);
        put(SECURITY, 0x01, "plc_password", Action.AUTHENTICATE);
        group(PBC, "bsend_brecv", Action.OTHER);
        group(TIME_FUNCTIONS, "time_function", Action.OTHER);
        put(TIME_FUNCTIONS, 0x01, "read_clock", Action.DIAGNOSE);
        put(TIME_FUNCTIONS, 0x02, "set_clock", Action.TIME_SET);
        put(TIME_FUNCTIONS, 0x03, "read_clock_following", Action.DIAGNOSE);
        put(TIME_FUNCTIONS, 0x04, "set_clock_following", Action.TIME_SET);
        for (int group = 0; group < SERVICES.length; group++) {
            if (SERVICES[group] == null) {
                group(group, "userdata_group_" + group, Action.OTHER);
            }
        }
    }

    private UserDataFunction() {}

    private static int code(int group, int subfunction) {
        return USERDATA_CODE | group << 8 | subfunction;
    }

    private static void group(int group, String name, Action action) {
        SERVICES[group] = new Service[SUBFUNCTIONS];
        for (int subfunction = 0; subfunction < SUBFUNCTIONS; subfunction++) {
            SERVICES[group][subfunction] =
                    new Service(code(group, subfunction), name + '_' + subfunction, action, Danger.NONE);
        }
    }

    private static void put(int group, int subfunction, String name, Action action) {
        SERVICES[group][subfunction] = new Service(code(group, subfunction), name, action);
    }

    /** The service of a group, 0 to 63, and subfunction, 0 to 255. */
    static Service service(int group, int subfunction) {
        return SERVICES[group][subfunction];
    }

    /** Name of an operating mode. */
    static String mode(int mode) {
        return switch (mode) {
            case 0 -> "stop";
            case 1 -> "warm_restart";
            case 2 -> "run";
            case 3 -> "hot_restart";
            case 4 -> "hold";
            case 6 -> "cold_restart";
            case 9 -> "run_redundant";
            case 11 -> "link_up";
            case 12 -> "update";
            default -> "mode_" + mode;
        };
    }

    /** Whether the group is one that this package names. */
    static boolean isKnownGroup(int group) {
        return group <= TIME_FUNCTIONS;
    }
}
