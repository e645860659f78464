package io.otus.dissect.tristation;

import org.jspecify.annotations.Nullable;

/** Codes of responses, Miller and Reese, appendix B. Midnight Blue has 102, 103, 150 and 153 too. */
final class ResponseCode {
    /** From this code on a code is one of a response. */
    static final int FIRST = 100;

    static final int COMMAND_REJECTED = 100;

    private ResponseCode() {}

    /** The name of a code; null where it is not known. */
    static @Nullable String name(int code) {
        return switch (code) {
            case COMMAND_REJECTED -> "command_rejected";
            case 101 -> "download_all_permitted";
            case 102 -> "download_change_permitted";
            case 103 -> "modification_accepted";
            case 104 -> "download_cancelled";
            case 105 -> "program_accepted";
            case 106 -> "tricon_attached";
            case 107 -> "io_addresses_set";
            case 108 -> "get_cp_status_response";
            case 109 -> "program_is_running";
            case 110 -> "program_is_halted";
            case 111 -> "program_is_paused";
            case 112 -> "end_of_single_scan";
            case 114 -> "scan_period_modified";
            case 117 -> "module_configured";
            case 119 -> "get_chassis_status_response";
            case 120 -> "vectors_response";
            case 121 -> "get_io_point_values_response";
            case 122 -> "calendar_changed";
            case 123 -> "configuration_updated";
            case 124 -> "get_minimum_scan_time_response";
            case 126 -> "node_number_set";
            case 127 -> "get_mp_status_response";
            case 128 -> "retentive_values_set";
            case 129 -> "soe_block_set";
            case 130 -> "module_alarms_cleared";
            case 131 -> "get_event_log_response";
            case 133 -> "ovd_enable_accepted";
            case 134 -> "ovd_disable_accepted";
            case 135 -> "record_event_log_response";
            case 136 -> "upload_network_response";
            case 137 -> "get_soe_data_response";
            case 138 -> "allocate_network_accepted";
            case 139 -> "load_vector_table_accepted";
            case 140 -> "get_calendar_response";
            case 141 -> "label_set";
            case 142 -> "get_module_types_response";
            case 143 -> "system_variables_configured";
            case 144 -> "module_deconfigured";
            case 147 -> "get_conversion_table_response";
            case 149 -> "set_icm_status_response";
            case 150 -> "get_system_variables_response";
            case 151 -> "get_module_versions_response";
            case 152 -> "process_modbus_response";
            case 153 -> "allocate_program_response";
            case 154 -> "allocate_function_response";
            case 155 -> "clear_retentives_response";
            case 156 -> "set_initial_values_response";
            case 157 -> "set_ts2_data_area_response";
            case 158 -> "get_ts2_data_response";
            case 159 -> "set_ts2_data_response";
            case 160 -> "set_program_information_response";
            case 161 -> "get_program_information_response";
            case 162 -> "upload_program_response";
            case 163 -> "upload_function_response";
            case 164 -> "get_point_groups_response";
            case 165 -> "allocate_symbol_table_response";
            default -> null;
        };
    }

    /** The state of the program that a code tells; null where it tells none. */
    static @Nullable String runState(int code) {
        return switch (code) {
            case 109 -> "running";
            case 110 -> "halted";
            case 111 -> "paused";
            default -> null;
        };
    }
}
