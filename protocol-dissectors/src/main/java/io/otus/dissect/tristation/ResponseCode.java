package io.otus.dissect.tristation;

import org.jspecify.annotations.Nullable;

/**
 * Codes of responses, Miller and Reese, appendix B, as far as they tell how it went. Midnight Blue's analysis has 102,
 * 103, 150 and 153 too.
 */
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
            case 150 -> "get_system_variables_response";
            case 153 -> "allocate_program_response";
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
