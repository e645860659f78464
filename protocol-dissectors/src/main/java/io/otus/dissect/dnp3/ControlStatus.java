package io.otus.dissect.dnp3;

/** Status codes of commands and of file operations, IEEE 1815-2012 Annex A (groups 12, 13, 41, 43 and 70). */
final class ControlStatus {
    static final int SUCCESS = 0;

    private static final String[] NAMES = {
        "success",
        "timeout",
        "no_select",
        "format_error",
        "not_supported",
        "already_active",
        "hardware_error",
        "local",
        "too_many_objs",
        "not_authorized",
        "automation_inhibit",
        "processing_limited",
        "out_of_range",
        "downstream_local",
        "already_complete",
        "blocked",
        "canceled",
        "blocked_other_master",
        "downstream_fail"
    };

    private ControlStatus() {}

    /** Name of a command status, 0 to 127. */
    static String nameOf(int status) {
        if (status < NAMES.length) {
            return NAMES[status];
        }
        return switch (status) {
            case 126 -> "non_participating";
            case 127 -> "undefined";
            default -> "reserved";
        };
    }

    /** Name of a file status, 0 to 255. */
    static String nameOfFile(int status) {
        return switch (status) {
            case SUCCESS -> "success";
            case 1 -> "permission_denied";
            case 2 -> "invalid_mode";
            case 3 -> "file_not_found";
            case 4 -> "file_locked";
            case 5 -> "too_many_open";
            case 6 -> "invalid_handle";
            case 7 -> "write_block_size";
            case 8 -> "comm_lost";
            case 9 -> "cannot_abort";
            case 16 -> "not_opened";
            case 17 -> "handle_expired";
            case 18 -> "buffer_overrun";
            case 19 -> "fatal";
            case 20 -> "block_sequence";
            case 255 -> "undefined";
            default -> "reserved";
        };
    }
}
