package io.otus.dissect.tristation;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/**
 * Functions of execution commands, Miller and Reese, appendix B. Midnight Blue has 1, 11, 29 and 55 too, the BSI 20.
 */
final class Function {
    static final int BROADCAST_SOE_DATA_AVAILABLE = 53;

    /** The service of a response whose request was not seen. */
    static final Service UNSEEN = new Service(-1, "unknown", Action.OTHER);

    private static final @Nullable Service[] SERVICES = new Service[ResponseCode.FIRST];

    static {
        put(0, "start_download_all", Action.DOWNLOAD);
        put(1, "start_download_change", Action.DOWNLOAD);
        put(2, "update_configuration", Action.CONFIGURE);
        put(3, "upload_configuration", Action.UPLOAD);
        put(4, "set_io_addresses", Action.CONFIGURE);
        put(5, "allocate_network", Action.CONFIGURE);
        put(6, "load_vector_table", Action.DOWNLOAD);
        put(7, "set_calendar", Action.TIME_SET);
        put(8, "get_calendar", Action.READ);
        put(9, "set_scan_time", Action.CONFIGURE);
        goesOn(10, "end_download_all");
        goesOn(11, "end_download_change");
        goesOn(12, "cancel_download_change");
        put(13, "attach_tricon", Action.SESSION);
        put(14, "set_io_address_limits", Action.CONFIGURE);
        put(15, "configure_module", Action.CONFIGURE);
        put(16, "set_multiple_point_values", Action.WRITE);
        put(17, "enable_all_points", Action.OPERATE);
        put(18, "upload_vector_table", Action.UPLOAD);
        put(19, "get_cp_status", Action.DIAGNOSE);
        put(20, "run_program", Action.START);
        put(21, "halt_program", Action.STOP);
        put(22, "pause_program", Action.STOP);
        put(23, "do_single_scan", Action.MODE);
        put(24, "get_chassis_status", Action.DIAGNOSE);
        put(25, "get_minimum_scan_time", Action.READ);
        put(26, "set_node_number", Action.CONFIGURE);
        put(27, "set_io_point_values", Action.WRITE);
        put(28, "get_io_point_values", Action.READ);
        put(29, "get_mp_status", Action.DIAGNOSE);
        put(30, "set_retentive_values", Action.WRITE);
        put(31, "adjust_clock_calendar", Action.TIME_SET);
        put(32, "clear_module_alarms", Action.ACKNOWLEDGE);
        put(33, "get_event_log", Action.DIAGNOSE);
        put(34, "set_soe_block", Action.CONFIGURE);
        put(35, "record_event_log", Action.DIAGNOSE);
        put(36, "get_soe_data", Action.READ);
        put(37, "enable_ovd", Action.CONFIGURE);
        blinds(38, "disable_ovd");
        put(39, "enable_all_ovds", Action.CONFIGURE);
        blinds(40, "disable_all_ovds");
        put(41, "process_modbus", Action.OTHER);
        put(42, "upload_network", Action.UPLOAD);
        put(43, "set_label", Action.CONFIGURE);
        put(44, "configure_system_variables", Action.CONFIGURE);
        put(45, "deconfigure_module", Action.CONFIGURE);
        put(46, "get_system_variables", Action.READ);
        put(47, "get_module_types", Action.IDENTIFY);
        put(48, "begin_conversion_table_download", Action.DOWNLOAD);
        goesOn(49, "continue_conversion_table_download");
        goesOn(50, "end_conversion_table_download");
        put(51, "get_conversion_table", Action.READ);
        put(52, "set_icm_status", Action.CONFIGURE);
        put(BROADCAST_SOE_DATA_AVAILABLE, "broadcast_soe_data_available", Action.NOTIFY);
        put(54, "get_module_versions", Action.IDENTIFY);
        put(55, "allocate_program", Action.DOWNLOAD);
        put(56, "allocate_function", Action.DOWNLOAD);
        put(57, "clear_retentives", Action.WRITE);
        put(58, "set_initial_values", Action.WRITE);
        put(59, "start_ts2_program_download", Action.DOWNLOAD);
        put(60, "set_ts2_data_area", Action.CONFIGURE);
        put(61, "get_ts2_data", Action.READ);
        put(62, "set_ts2_data", Action.WRITE);
        put(63, "set_program_information", Action.CONFIGURE);
        put(64, "get_program_information", Action.PROGRAM_INFO);
        put(65, "upload_program", Action.UPLOAD);
        put(66, "upload_function", Action.UPLOAD);
        put(67, "get_point_groups", Action.READ);
        put(68, "allocate_symbol_table", Action.DOWNLOAD);
        put(69, "get_io_address", Action.READ);
        put(70, "resend_io_address", Action.READ);
        put(71, "get_program_timing", Action.DIAGNOSE);
        put(72, "allocate_multiple_functions", Action.DOWNLOAD);
        put(73, "get_node_number", Action.IDENTIFY);
        put(74, "get_symbol_table", Action.PROGRAM_INFO);
    }

    private Function() {}

    private static void put(int code, String name, Action action) {
        SERVICES[code] = new Service(code, name, action);
    }

    /** One that goes on with a download, or ends it: that it was begun is the dangerous act. */
    private static void goesOn(int code, String name) {
        SERVICES[code] = new Service(code, name, Action.DOWNLOAD, Danger.NONE);
    }

    /** One that switches the diagnosis of outputs off (output voter diagnostics), so that their faults are not told. */
    private static void blinds(int code, String name) {
        SERVICES[code] = new Service(code, name, Action.CONFIGURE, Danger.BLIND);
    }

    static boolean isKnown(int code) {
        return SERVICES[code] != null;
    }

    /** The service of a code below {@link ResponseCode#FIRST}. */
    static Service of(int code) {
        Service service = SERVICES[code];
        return service == null ? new Service(code, "function_" + code, Action.OTHER) : service;
    }
}
