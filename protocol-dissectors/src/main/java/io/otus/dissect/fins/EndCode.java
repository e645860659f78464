package io.otus.dissect.fins;

import io.otus.core.event.Outcome;
import java.util.HashMap;
import java.util.Map;

/**
 * End codes, W342 §5-1-3: a main and a sub code. Bit 15 tells of a network relay error, bits 7 and 6 of a fatal or
 * non-fatal error of the CPU Unit that does not concern the command.
 */
final class EndCode {
    static final int RELAY_ERROR = 0x8000;
    private static final int CODE = 0x7F3F;

    private static final Map<Integer, String> NAMES = new HashMap<>();

    static {
        """
        0000 normal_completion
        0001 service_canceled
        0101 local_node_not_in_network
        0102 token_timeout
        0103 retries_failed
        0104 too_many_send_frames
        0105 node_address_range_error
        0106 node_address_duplication
        0201 destination_node_not_in_network
        0202 unit_missing
        0203 third_node_missing
        0204 destination_node_busy
        0205 response_timeout
        0301 communications_controller_error
        0302 cpu_unit_error
        0303 controller_error
        0304 unit_number_error
        0401 undefined_command
        0402 not_supported_by_model_or_version
        0501 destination_address_setting_error
        0502 no_routing_tables
        0503 routing_table_error
        0504 too_many_relays
        1001 command_too_long
        1002 command_too_short
        1003 elements_and_data_do_not_match
        1004 command_format_error
        1005 header_error
        1101 area_classification_missing
        1102 access_size_error
        1103 address_range_error
        1104 address_range_exceeded
        1106 program_missing
        1109 relational_error
        110a duplicate_data_access
        110b response_too_long
        110c parameter_error
        2002 read_protected
        2003 read_table_missing
        2004 read_data_missing
        2005 read_program_missing
        2006 read_file_missing
        2007 read_data_mismatch
        2101 write_read_only
        2102 write_protected
        2103 write_cannot_register
        2105 write_program_missing
        2106 write_file_missing
        2107 write_file_name_already_exists
        2108 write_cannot_change
        2201 not_possible_during_execution
        2202 not_possible_while_running
        2203 wrong_mode_program
        2204 wrong_mode_debug
        2205 wrong_mode_monitor
        2206 wrong_mode_run
        2207 specified_node_not_polling_node
        2208 step_cannot_be_executed
        2301 file_device_missing
        2302 memory_missing
        2303 clock_missing
        2401 table_missing
        2502 unit_memory_error
        2503 unit_io_setting_error
        2504 unit_too_many_io_points
        2505 unit_cpu_bus_error
        2506 unit_io_duplication
        2507 unit_io_bus_error
        2509 unit_sysmac_bus_2_error
        250a unit_cpu_bus_unit_error
        250d unit_sysmac_bus_number_duplication
        250f unit_memory_status_error
        2510 unit_sysmac_bus_terminator_missing
        2601 no_protection
        2602 incorrect_password
        2604 protected
        2605 service_already_executing
        2606 service_stopped
        2607 no_execution_right
        2608 settings_not_complete
        2609 necessary_items_not_set
        260a number_already_defined
        260b error_will_not_clear
        3001 no_access_right
        4001 service_aborted
        """.lines().forEach(line -> NAMES.put(Integer.parseInt(line.substring(0, 4), 16), line.substring(5)));
    }

    private EndCode() {}

    /** Without the flags. */
    static int code(int endCode) {
        return endCode & CODE;
    }

    static boolean isNormal(int endCode) {
        return code(endCode) == 0 && (endCode & RELAY_ERROR) == 0;
    }

    static boolean isKnown(int endCode) {
        return NAMES.containsKey(code(endCode));
    }

    static String name(int endCode) {
        String name = NAMES.get(code(endCode));
        return name == null ? "end_code_" + code(endCode) : name;
    }

    static Outcome outcome(int endCode) {
        return isNormal(endCode) ? Outcome.OK : Outcome.error(code(endCode), name(endCode));
    }
}
