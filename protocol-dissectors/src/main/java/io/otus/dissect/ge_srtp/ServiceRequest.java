package io.otus.dissect.ge_srtp;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/** Service request codes, DFRWS 2017, table 2, and Horner SUP0740 §7.1. */
final class ServiceRequest {
    static final int READ_SYSTEM_MEMORY = 0x04;
    static final int WRITE_SYSTEM_MEMORY = 0x07;
    /** May carry the password of the level. */
    static final int CHANGE_PRIVILEGE_LEVEL = 0x21;

    static final Service INITIALIZE = new Service(-1, "initialize", Action.SESSION);

    /** The service of a response whose request was not seen. */
    static final Service UNSEEN = new Service(-1, "unknown", Action.OTHER);

    private static final @Nullable Service[] SERVICES = new Service[256];

    static {
        put(0x00, "plc_short_status", Action.DIAGNOSE);
        put(0x01, "plc_long_status", Action.DIAGNOSE);
        put(0x03, "return_control_program_names", Action.IDENTIFY);
        put(READ_SYSTEM_MEMORY, "read_system_memory", Action.READ);
        put(0x05, "read_task_memory", Action.READ);
        put(0x06, "read_program_memory", Action.READ);
        put(WRITE_SYSTEM_MEMORY, "write_system_memory", Action.WRITE);
        put(0x08, "write_task_memory", Action.WRITE);
        put(0x09, "write_program_block_memory", Action.WRITE);
        put(0x20, "programmer_logon", Action.SESSION);
        put(CHANGE_PRIVILEGE_LEVEL, "change_plc_cpu_privilege_level", Action.AUTHENTICATE);
        put(0x22, "set_control_id", Action.CONFIGURE);
        put(0x23, "set_plc_state", Action.MODE);
        put(0x24, "set_plc_time_and_date", Action.TIME_SET);
        put(0x25, "return_plc_time_and_date", Action.READ);
        put(0x38, "return_fault_table", Action.DIAGNOSE);
        put(0x39, "clear_fault_table", Action.DIAGNOSE);
        // Sources disagree which of the two takes a program out and which puts one in: both have the graver action.
        put(0x3F, "program_store", Action.DOWNLOAD);
        put(0x40, "program_load", Action.DOWNLOAD);
        put(0x43, "return_controller_type_and_id", Action.IDENTIFY);
        put(0x44, "toggle_force_system_memory", Action.OPERATE);
        put(0x4F, "session_control", Action.SESSION);
        put(0x61, "plc_features_supported", Action.IDENTIFY);
    }

    private ServiceRequest() {}

    private static void put(int code, String name, Action action) {
        SERVICES[code] = new Service(code, name, action);
    }

    static boolean isKnown(int code) {
        return SERVICES[code] != null;
    }

    static Service of(int code) {
        Service service = SERVICES[code];
        return service == null ? new Service(code, "service_" + code, Action.OTHER) : service;
    }
}
