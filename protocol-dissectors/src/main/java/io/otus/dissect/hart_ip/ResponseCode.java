package io.otus.dissect.hart_ip;

import io.otus.core.event.Outcome;

/** What became of a command, HCF_SPEC-307: a response code, or with its upper bit set what went wrong on the wire. */
final class ResponseCode {
    private static final int COMMUNICATION_ERROR = 0x80;
    private static final String[] STATUS = {
        "primary_variable_out_of_limits",
        "non_primary_variable_out_of_limits",
        "loop_current_saturated",
        "loop_current_fixed",
        "more_status_available",
        "cold_start",
        "configuration_changed",
        "device_malfunction"
    };

    private ResponseCode() {}

    static boolean isCommunicationError(int code) {
        return (code & COMMUNICATION_ERROR) != 0;
    }

    /** Name of a bit of the device status, HCF_SPEC-099. */
    static String statusBit(int bit) {
        return STATUS[bit];
    }

    /** Whether the command was done: with success, with a warning, or it will be, and its answer comes later. */
    static boolean isDone(int code) {
        return switch (code) {
            case 0, 8, 14, 24, 25, 26, 27, 30, 31, 33, 34 -> true;
            default -> code >= 96 && code <= 127;
        };
    }

    static String name(int code) {
        if (isCommunicationError(code)) {
            return "communication_error";
        }
        return switch (code) {
            case 0 -> "success";
            case 2 -> "invalid_selection";
            case 3 -> "passed_parameter_too_large";
            case 4 -> "passed_parameter_too_small";
            case 5 -> "too_few_data_bytes_received";
            case 6 -> "device_specific_command_error";
            case 7 -> "in_write_protect_mode";
            case 16 -> "access_restricted";
            case 17 -> "invalid_device_variable_index";
            case 18 -> "invalid_units_code";
            case 19 -> "device_variable_index_not_allowed";
            case 20 -> "invalid_extended_command_number";
            case 21 -> "invalid_io_card_number";
            case 22 -> "invalid_channel_number";
            case 23 -> "sub_device_response_too_long";
            case 30 -> "command_response_truncated";
            case 32 -> "busy";
            case 33 -> "delayed_response_initiated";
            case 34 -> "delayed_response_running";
            case 35 -> "delayed_response_dead";
            case 36 -> "delayed_response_conflict";
            case 64 -> "command_not_implemented";
            default -> "response_code_" + code;
        };
    }

    static Outcome outcome(int code) {
        return isDone(code) ? Outcome.OK : Outcome.error(code, name(code));
    }

    /** The outcome of a message without a command, HCF_SPEC-085. */
    static Outcome ofStatus(int status) {
        String name = switch (status) {
            case 2 -> "invalid_selection";
            case 5 -> "too_few_data_bytes_received";
            case 6 -> "device_specific_command_error";
            case 14 -> "version_not_supported";
            case 15 -> "all_available_sessions_in_use";
            case 16 -> "session_already_established";
            default -> "status_" + status;
        };
        return status == 0 || status == 8 ? Outcome.OK : Outcome.error(status, name);
    }

    /** Why a message was not served at all. */
    static Outcome ofError(int code) {
        String name = switch (code) {
            case 0 -> "session_closed";
            case 1 -> "primary_session_unavailable";
            case 2 -> "service_unavailable";
            default -> "error_" + code;
        };
        return Outcome.error(code, name);
    }
}
