package io.otus.dissect.modbus;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;

/** Function codes and sub-functions with what they mean for the device, V1.1b3 §5 and §6. */
final class ModbusFunction {
    static final int READ_COILS = 1;
    static final int READ_DISCRETE_INPUTS = 2;
    static final int READ_HOLDING_REGISTERS = 3;
    static final int READ_INPUT_REGISTERS = 4;
    static final int WRITE_SINGLE_COIL = 5;
    static final int WRITE_SINGLE_REGISTER = 6;
    static final int READ_EXCEPTION_STATUS = 7;
    static final int DIAGNOSTICS = 8;
    static final int GET_COMM_EVENT_COUNTER = 11;
    static final int GET_COMM_EVENT_LOG = 12;
    static final int WRITE_MULTIPLE_COILS = 15;
    static final int WRITE_MULTIPLE_REGISTERS = 16;
    static final int REPORT_SERVER_ID = 17;
    static final int READ_FILE_RECORD = 20;
    static final int WRITE_FILE_RECORD = 21;
    static final int MASK_WRITE_REGISTER = 22;
    static final int READ_WRITE_MULTIPLE_REGISTERS = 23;
    static final int READ_FIFO_QUEUE = 24;
    static final int ENCAPSULATED_INTERFACE_TRANSPORT = 43;

    /** Schneider's own protocol, user-defined by §5.1. */
    static final int UMAS = 90;

    /** MEI type of CANopen general reference, §6.20. */
    static final int MEI_CANOPEN = 13;
    /** MEI type of read device identification, §6.21. */
    static final int MEI_READ_DEVICE_IDENTIFICATION = 14;

    /** The bit that makes a function code an exception, §7. */
    static final int EXCEPTION_BIT = 0x80;

    /** Sub-function of {@link #DIAGNOSTICS}, §6.8.1. */
    static final int FORCE_LISTEN_ONLY_MODE = 4;

    private static final Service[] SERVICES = new Service[128];
    private static final Service[] DIAGNOSTIC_SERVICES = new Service[22];

    /** The read half of function 23, reported as an operation of its own. */
    static final Service READ_HALF = new Service(
                    READ_WRITE_MULTIPLE_REGISTERS, "read_write_multiple_registers", Action.READ)
            .keyed(READ_WRITE_MULTIPLE_REGISTERS + "/read");

    /** Function 43 with MEI type 14. */
    static final Service READ_DEVICE_IDENTIFICATION = new Service(
                    ENCAPSULATED_INTERFACE_TRANSPORT, "read_device_identification", Action.IDENTIFY)
            .keyed(ENCAPSULATED_INTERFACE_TRANSPORT + "/" + MEI_READ_DEVICE_IDENTIFICATION);

    /** Function 43 with MEI type 13. */
    static final Service CANOPEN = new Service(
                    ENCAPSULATED_INTERFACE_TRANSPORT, "canopen_general_reference", Action.OTHER)
            .keyed(ENCAPSULATED_INTERFACE_TRANSPORT + "/" + MEI_CANOPEN);

    static {
        for (int code = 0; code < SERVICES.length; code++) {
            SERVICES[code] = new Service(code, "function_" + code, Action.OTHER);
        }
        put(READ_COILS, "read_coils", Action.READ);
        put(READ_DISCRETE_INPUTS, "read_discrete_inputs", Action.READ);
        put(READ_HOLDING_REGISTERS, "read_holding_registers", Action.READ);
        put(READ_INPUT_REGISTERS, "read_input_registers", Action.READ);
        put(WRITE_SINGLE_COIL, "write_single_coil", Action.WRITE);
        put(WRITE_SINGLE_REGISTER, "write_single_register", Action.WRITE);
        put(READ_EXCEPTION_STATUS, "read_exception_status", Action.DIAGNOSE);
        put(DIAGNOSTICS, "diagnostics", Action.DIAGNOSE);
        put(GET_COMM_EVENT_COUNTER, "get_comm_event_counter", Action.DIAGNOSE);
        put(GET_COMM_EVENT_LOG, "get_comm_event_log", Action.DIAGNOSE);
        put(WRITE_MULTIPLE_COILS, "write_multiple_coils", Action.WRITE);
        put(WRITE_MULTIPLE_REGISTERS, "write_multiple_registers", Action.WRITE);
        put(REPORT_SERVER_ID, "report_server_id", Action.IDENTIFY);
        put(READ_FILE_RECORD, "read_file_record", Action.FILE);
        put(WRITE_FILE_RECORD, "write_file_record", Action.WRITE);
        put(MASK_WRITE_REGISTER, "mask_write_register", Action.WRITE);
        put(READ_WRITE_MULTIPLE_REGISTERS, "read_write_multiple_registers", Action.WRITE);
        put(READ_FIFO_QUEUE, "read_fifo_queue", Action.READ);
        put(ENCAPSULATED_INTERFACE_TRANSPORT, "encapsulated_interface_transport", Action.OTHER);

        put(UMAS, "umas", Action.OTHER);

        diagnostic(0, "return_query_data", Action.DIAGNOSE, Danger.NONE);
        diagnostic(1, "restart_communications_option", Action.RESTART, Danger.HALT);
        diagnostic(2, "return_diagnostic_register", Action.DIAGNOSE, Danger.NONE);
        diagnostic(3, "change_ascii_input_delimiter", Action.CONFIGURE, Danger.NONE);
        diagnostic(FORCE_LISTEN_ONLY_MODE, "force_listen_only_mode", Action.CONFIGURE, Danger.BLIND);
        diagnostic(10, "clear_counters_and_diagnostic_register", Action.CONFIGURE, Danger.NONE);
        diagnostic(11, "return_bus_message_count", Action.DIAGNOSE, Danger.NONE);
        diagnostic(12, "return_bus_communication_error_count", Action.DIAGNOSE, Danger.NONE);
        diagnostic(13, "return_bus_exception_error_count", Action.DIAGNOSE, Danger.NONE);
        diagnostic(14, "return_server_message_count", Action.DIAGNOSE, Danger.NONE);
        diagnostic(15, "return_server_no_response_count", Action.DIAGNOSE, Danger.NONE);
        diagnostic(16, "return_server_nak_count", Action.DIAGNOSE, Danger.NONE);
        diagnostic(17, "return_server_busy_count", Action.DIAGNOSE, Danger.NONE);
        diagnostic(18, "return_bus_character_overrun_count", Action.DIAGNOSE, Danger.NONE);
        diagnostic(20, "clear_overrun_counter_and_flag", Action.CONFIGURE, Danger.NONE);
    }

    private ModbusFunction() {}

    private static void put(int code, String name, Action action) {
        SERVICES[code] = new Service(code, name, action);
    }

    private static void diagnostic(int subFunction, String name, Action action, Danger danger) {
        DIAGNOSTIC_SERVICES[subFunction] =
                new Service(DIAGNOSTICS, name, action, danger).keyed(DIAGNOSTICS + "/" + subFunction);
    }

    /** The service of a function code, 0 to 127. */
    static Service service(int functionCode) {
        return SERVICES[functionCode];
    }

    /** Whether the sub-function of Diagnostics is defined in §6.8.1. */
    static boolean isDefinedDiagnostic(int subFunction) {
        return subFunction < DIAGNOSTIC_SERVICES.length && DIAGNOSTIC_SERVICES[subFunction] != null;
    }

    /** The service of a sub-function of Diagnostics; the general one for reserved sub-functions. */
    static Service diagnostic(int subFunction) {
        return isDefinedDiagnostic(subFunction) ? DIAGNOSTIC_SERVICES[subFunction] : SERVICES[DIAGNOSTICS];
    }

    /** Whether the response to a sub-function of Diagnostics repeats the request, §6.8.1. */
    static boolean isEcho(int subFunction) {
        return switch (subFunction) {
            case 0, 1, 3, 10, 20 -> true;
            default -> false;
        };
    }

    /** Whether the function code is a public one of §5.1. */
    static boolean isPublic(int functionCode) {
        return switch (functionCode) {
            case 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 15, 16, 17, 20, 21, 22, 23, 24, 43 -> true;
            default -> false;
        };
    }

    /** The point space that a read function reads. */
    static String space(int functionCode) {
        return switch (functionCode) {
            case READ_COILS, WRITE_SINGLE_COIL, WRITE_MULTIPLE_COILS -> "coil";
            case READ_DISCRETE_INPUTS -> "discrete";
            case READ_INPUT_REGISTERS -> "input";
            default -> "holding";
        };
    }

    /** Exception 0A (§7): the gateway has no path to the unit. */
    static final int GATEWAY_PATH_UNAVAILABLE = 10;

    /** Exception 0B (§7): the unit behind the gateway did not answer. */
    static final int GATEWAY_TARGET_FAILED = 11;

    /** Name of an exception code, §7. */
    static String exceptionName(int code) {
        return switch (code) {
            case 1 -> "illegal_function";
            case 2 -> "illegal_data_address";
            case 3 -> "illegal_data_value";
            case 4 -> "server_device_failure";
            case 5 -> "acknowledge";
            case 6 -> "server_device_busy";
            case 8 -> "memory_parity_error";
            case 10 -> "gateway_path_unavailable";
            case 11 -> "gateway_target_device_failed_to_respond";
            default -> "exception_" + code;
        };
    }

    /** Whether the exception code is defined in §7. */
    static boolean isDefinedException(int code) {
        return switch (code) {
            case 1, 2, 3, 4, 5, 6, 8, 10, 11 -> true;
            default -> false;
        };
    }
}
