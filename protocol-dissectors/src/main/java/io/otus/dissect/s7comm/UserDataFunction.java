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
    static final int NC_PROGRAMMING = 15;

    static final int BLOCK_STATUS = 0x01;
    static final int VARIABLE_STATUS = 0x02;
    static final int MODIFY_VARIABLE = 0x08;
    static final int FORCE = 0x09;
    static final int DISABLE_JOB = 0x0D;
    static final int ENABLE_JOB = 0x0E;
    static final int DELETE_JOB = 0x0F;
    static final int JOB_LIST = 0x10;
    static final int BLOCK_STATUS_2 = 0x13;

    static final int CYCLIC_MEMORY = 0x01;
    static final int CYCLIC_UNSUBSCRIBE = 0x04;
    static final int CHANGE_DRIVEN = 0x05;
    static final int CHANGE_DRIVEN_MODIFY = 0x07;

    static final int LIST_BLOCKS = 0x01;
    static final int LIST_BLOCKS_OF_TYPE = 0x02;
    static final int GET_BLOCK_INFO = 0x03;

    static final int READ_SZL = 0x01;
    static final int MESSAGE_SERVICE = 0x02;
    static final int DIAGNOSTIC_MESSAGE = 0x03;
    static final int SCAN_INDICATION = 0x09;
    static final int ALARM_ACKNOWLEDGE = 0x0B;
    static final int ALARM_QUERY = 0x13;

    private static final int ALARM_LOCK_INDICATION = 0x0D;
    private static final int ALARM_UNLOCK_INDICATION = 0x0E;

    static final int PASSWORD = 0x01;

    /** Keeps these codes apart from those of jobs. */
    private static final int USERDATA_CODE = S7Header.USERDATA << 16;
    /** Distinguishes what a controller reports of a function from what a client asks. */
    private static final int PUSH_CODE = 0x8000;

    private static final int SUBFUNCTIONS = 256;

    private static final Service[][] SERVICES = new Service[64][];
    private static final Service[][] PUSHES = new Service[64][SUBFUNCTIONS];

    /** Read SZL of a list that says who the device is. */
    static final Service READ_IDENTIFICATION =
            new Service(code(CPU_FUNCTIONS, READ_SZL), "read_szl_identification", Action.IDENTIFY);

    /** A controller reports that its mode changed, without the head of user data. */
    static final Service MODE_CHANGED = new Service(USERDATA_CODE | 1, "mode_transition", Action.NOTIFY);

    static {
        for (int group = 0; group < SERVICES.length; group++) {
            group(group, groupName(group), groupAction(group));
        }
        programmerCommands();
        put(CYCLIC_DATA, CYCLIC_MEMORY, "cyclic_transfer", Action.SUBSCRIBE);
        put(CYCLIC_DATA, CYCLIC_UNSUBSCRIBE, "cyclic_unsubscribe", Action.UNSUBSCRIBE);
        put(CYCLIC_DATA, CHANGE_DRIVEN, "change_driven_transfer", Action.SUBSCRIBE);
        put(CYCLIC_DATA, CHANGE_DRIVEN_MODIFY, "change_driven_modify", Action.SUBSCRIBE);
        put(BLOCK_FUNCTIONS, LIST_BLOCKS, "list_blocks", Action.PROGRAM_INFO);
        put(BLOCK_FUNCTIONS, LIST_BLOCKS_OF_TYPE, "list_blocks_of_type", Action.PROGRAM_INFO);
        put(BLOCK_FUNCTIONS, GET_BLOCK_INFO, "get_block_info", Action.PROGRAM_INFO);
        cpuFunctions();
        put(SECURITY, PASSWORD, "plc_password", Action.AUTHENTICATE);
        put(SECURITY, 0x02, "plc_password_end", Action.AUTHENTICATE);
        put(TIME_FUNCTIONS, 0x01, "read_clock", Action.DIAGNOSE);
        put(TIME_FUNCTIONS, 0x02, "set_clock", Action.TIME_SET);
        put(TIME_FUNCTIONS, 0x03, "read_clock_following", Action.DIAGNOSE);
        put(TIME_FUNCTIONS, 0x04, "set_clock_following", Action.TIME_SET);
        put(NC_PROGRAMMING, 0x01, "nc_request_download", Action.DOWNLOAD);
        carryOut(NC_PROGRAMMING, 0x02, "nc_download_block", Action.DOWNLOAD);
        carryOut(NC_PROGRAMMING, 0x03, "nc_continue_download", Action.DOWNLOAD);
        carryOut(NC_PROGRAMMING, 0x04, "nc_download_ended", Action.DOWNLOAD);
        put(NC_PROGRAMMING, 0x06, "nc_start_upload", Action.UPLOAD);
        carryOut(NC_PROGRAMMING, 0x07, "nc_upload", Action.UPLOAD);
        carryOut(NC_PROGRAMMING, 0x08, "nc_continue_upload", Action.UPLOAD);
        for (int group = 0; group < SERVICES.length; group++) {
            for (int subfunction = 0; subfunction < SUBFUNCTIONS; subfunction++) {
                PUSHES[group][subfunction] = pushed(SERVICES[group][subfunction]);
            }
        }
    }

    private UserDataFunction() {}

    private static void programmerCommands() {
        put(PROGRAMMER_COMMANDS, BLOCK_STATUS, "block_status", Action.SUBSCRIBE);
        put(PROGRAMMER_COMMANDS, VARIABLE_STATUS, "variable_status", Action.SUBSCRIBE);
        put(PROGRAMMER_COMMANDS, 0x03, "interrupt_stack", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x04, "block_stack", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x05, "local_stack", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x06, "time_measurement", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x07, "force_selection", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, MODIFY_VARIABLE, "modify_variable", Action.WRITE);
        put(PROGRAMMER_COMMANDS, FORCE, "force", Action.WRITE);
        put(PROGRAMMER_COMMANDS, 0x0A, "breakpoint", Action.MODE);
        put(PROGRAMMER_COMMANDS, 0x0B, "exit_hold", Action.START);
        put(PROGRAMMER_COMMANDS, 0x0C, "memory_reset", Action.DELETE);
        put(PROGRAMMER_COMMANDS, DISABLE_JOB, "disable_job", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, ENABLE_JOB, "enable_job", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, DELETE_JOB, "delete_job", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, JOB_LIST, "read_job_list", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x11, "read_job", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, 0x12, "replace_job", Action.DIAGNOSE);
        put(PROGRAMMER_COMMANDS, BLOCK_STATUS_2, "block_status_2", Action.SUBSCRIBE);
        put(PROGRAMMER_COMMANDS, 0x16, "flash_led", Action.DIAGNOSE);
    }

    private static void cpuFunctions() {
        put(CPU_FUNCTIONS, READ_SZL, "read_szl", Action.DIAGNOSE);
        put(CPU_FUNCTIONS, MESSAGE_SERVICE, "message_service", Action.SUBSCRIBE);
        put(CPU_FUNCTIONS, DIAGNOSTIC_MESSAGE, "diagnostic_message", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x05, "alarm_8_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x06, "notify_indication", Action.NOTIFY);
        SERVICES[CPU_FUNCTIONS][0x07] =
                new Service(code(CPU_FUNCTIONS, 0x07), "alarm_8_lock", Action.CONFIGURE, Danger.BLIND);
        put(CPU_FUNCTIONS, 0x08, "alarm_8_unlock", Action.CONFIGURE);
        put(CPU_FUNCTIONS, SCAN_INDICATION, "scan_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, ALARM_ACKNOWLEDGE, "alarm_acknowledge", Action.ACKNOWLEDGE);
        put(CPU_FUNCTIONS, 0x0C, "alarm_acknowledge_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, ALARM_LOCK_INDICATION, "alarm_lock_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, ALARM_UNLOCK_INDICATION, "alarm_unlock_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x11, "alarm_sq_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, 0x12, "alarm_s_indication", Action.NOTIFY);
        put(CPU_FUNCTIONS, ALARM_QUERY, "alarm_query", Action.DIAGNOSE);
        put(CPU_FUNCTIONS, 0x16, "notify_8_indication", Action.NOTIFY);
    }

    private static int code(int group, int subfunction) {
        return USERDATA_CODE | group << 8 | subfunction;
    }

    private static String groupName(int group) {
        return switch (group) {
            case MODE_TRANSITION -> "mode_transition";
            case PROGRAMMER_COMMANDS -> "programmer_command";
            case CYCLIC_DATA -> "cyclic_data";
            case BLOCK_FUNCTIONS -> "block_function";
            case CPU_FUNCTIONS -> "cpu_function";
            case SECURITY -> "security_function";
            case PBC -> "bsend_brecv";
            case TIME_FUNCTIONS -> "time_function";
            case NC_PROGRAMMING -> "nc_programming";
            default -> "userdata_group_" + group;
        };
    }

    private static Action groupAction(int group) {
        return switch (group) {
            case MODE_TRANSITION -> Action.NOTIFY;
            case PROGRAMMER_COMMANDS -> Action.DIAGNOSE;
            default -> Action.OTHER;
        };
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

    /** A service that only carries out what another, dangerous one asked. */
    private static void carryOut(int group, int subfunction, String name, Action action) {
        SERVICES[group][subfunction] = new Service(code(group, subfunction), name, action, Danger.NONE);
    }

    private static Service pushed(Service service) {
        return service.action() == Action.NOTIFY
                ? service
                : new Service(service.code() | PUSH_CODE, service.name() + "_indication", Action.NOTIFY);
    }

    /** The service of a group, 0 to 63, and subfunction, 0 to 255. */
    static Service service(int group, int subfunction) {
        return SERVICES[group][subfunction];
    }

    /** The service of a report of a controller, by group and subfunction. */
    static Service push(int group, int subfunction) {
        return PUSHES[group][subfunction];
    }

    /** Whether a subfunction of the CPU functions reports, locks or acknowledges alarms. */
    static boolean isAlarm(int subfunction) {
        return subfunction >= 0x05 && subfunction <= 0x16 && subfunction != ALARM_QUERY;
    }

    /** Whether a controller reports by it that alarms are locked or unlocked. */
    static boolean isLock(int subfunction) {
        return subfunction == ALARM_LOCK_INDICATION || subfunction == ALARM_UNLOCK_INDICATION;
    }

    /** Name of an operating mode in a mode transition. */
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
        return group <= TIME_FUNCTIONS || group == NC_PROGRAMMING;
    }
}
