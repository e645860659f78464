package io.otus.dissect.dnp3;

/** Names of object groups and of the variations that differ in what they are, IEEE 1815-2012 Annex A. */
final class ObjectName {
    private static final String[] FILE = {
        "",
        "file_identifier",
        "authentication",
        "file_command",
        "file_command_status",
        "file_transport",
        "file_transport_status",
        "file_descriptor",
        "file_specification_string"
    };

    private static final String[] AUTHENTICATION = {
        "",
        "challenge",
        "reply",
        "aggressive_mode_request",
        "session_key_status_request",
        "session_key_status",
        "session_key_change",
        "error",
        "user_certificate",
        "mac",
        "user_status_change",
        "update_key_change_request",
        "update_key_change_reply",
        "update_key_change",
        "update_key_change_signature",
        "update_key_change_confirmation"
    };

    private ObjectName() {}

    /** Name of a group, 0 to 255; empty where the standard has none. */
    static String ofGroup(int group) {
        return switch (group) {
            case 0 -> "device_attributes";
            case 1 -> "binary_input";
            case 2 -> "binary_input_event";
            case 3 -> "double_bit_binary_input";
            case 4 -> "double_bit_binary_input_event";
            case 10 -> "binary_output";
            case 11 -> "binary_output_event";
            case 12 -> "binary_output_command";
            case 13 -> "binary_output_command_event";
            case 20 -> "counter";
            case 21 -> "frozen_counter";
            case 22 -> "counter_event";
            case 23 -> "frozen_counter_event";
            case 30 -> "analog_input";
            case 31 -> "frozen_analog_input";
            case 32 -> "analog_input_event";
            case 33 -> "frozen_analog_input_event";
            case 34 -> "analog_input_reporting_deadband";
            case 40 -> "analog_output_status";
            case 41 -> "analog_output";
            case 42 -> "analog_output_event";
            case 43 -> "analog_output_command_event";
            case 50 -> "time_and_date";
            case 51 -> "time_and_date_common_time_of_occurrence";
            case 52 -> "time_delay";
            case 60 -> "class_objects";
            case 70 -> "file_control";
            case 80 -> "internal_indications";
            case 81 -> "device_storage";
            case 82 -> "device_profile";
            case 83 -> "data_set_private_registration";
            case 85 -> "data_set_prototype";
            case 86 -> "data_set_descriptor";
            case 87 -> "data_set";
            case 88 -> "data_set_event";
            case 90 -> "application";
            case 91 -> "status_of_requested_operation";
            case 100 -> "floating_point";
            case 101 -> "binary_coded_decimal";
            case 102 -> "unsigned_integer";
            case 110 -> "octet_string";
            case 111 -> "octet_string_event";
            case 112 -> "virtual_terminal_output_block";
            case 113 -> "virtual_terminal_event_data";
            case 120 -> "authentication";
            case 121 -> "security_statistic";
            case 122 -> "security_statistic_event";
            default -> "";
        };
    }

    /** Name of a variation, where variations of a group are different things; empty for all others. */
    static String ofVariation(int group, int variation) {
        return switch (group) {
            case ObjectLibrary.FILE_CONTROL -> variation < FILE.length ? FILE[variation] : "";
            case ObjectLibrary.AUTHENTICATION -> variation < AUTHENTICATION.length ? AUTHENTICATION[variation] : "";
            default -> "";
        };
    }
}
