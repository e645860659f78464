package io.otus.dissect.mewtocol;

/** Codes of answers that refuse, as the manuals of FP controllers list them. */
final class ErrorCode {
    private ErrorCode() {}

    static String name(int code) {
        return switch (code) {
            case 0x20 -> "undefined";
            case 0x21 -> "nack_error";
            case 0x22 -> "wack_error";
            case 0x23 -> "station_number_overlap";
            case 0x24 -> "transmission_format_error";
            case 0x25 -> "link_unit_hardware_error";
            case 0x26 -> "station_number_setting_error";
            case 0x27 -> "frame_over_error";
            case 0x28 -> "gateway_no_response";
            case 0x29 -> "buffer_close_error";
            case 0x30 -> "time_out_error";
            case 0x32 -> "transmission_impossible_error";
            case 0x33 -> "communication_stop";
            case 0x36 -> "no_local_station_error";
            case 0x38 -> "other_communication_error";
            case 0x40 -> "bcc_error";
            case 0x41 -> "format_error";
            case 0x42 -> "not_supported_error";
            case 0x43 -> "procedure_error";
            case 0x50 -> "link_setting_error";
            case 0x51 -> "simultaneous_operation_error";
            case 0x52 -> "sending_disabled_error";
            case 0x53 -> "busy";
            case 0x60 -> "parameter_error";
            case 0x61 -> "data_error";
            case 0x62 -> "registration_error";
            case 0x63 -> "mode_error";
            case 0x65 -> "protect_error";
            case 0x66 -> "address_error";
            case 0x67 -> "no_data_error";
            case 0x72, 0x73 -> "time_out_error";
            default -> "error_" + Integer.toHexString(code);
        };
    }
}
