package io.otus.dissect.knxnet_ip;

import io.otus.core.event.Outcome;

/**
 * Error codes of services, ISO 22510 (KNX Standard 3/8/2 Table 2), of sessions (3/8/9) and of cEMI properties (3/6/3
 * §4.1.7.3.7).
 */
final class Status {
    private Status() {}

    static String name(int code) {
        return switch (code) {
            case 0x00 -> "e_no_error";
            case 0x01 -> "e_host_protocol_type";
            case 0x02 -> "e_version_not_supported";
            case 0x04 -> "e_sequence_number";
            case 0x0F -> "e_error";
            case 0x21 -> "e_connection_id";
            case 0x22 -> "e_connection_type";
            case 0x23 -> "e_connection_option";
            case 0x24 -> "e_no_more_connections";
            case 0x25 -> "e_no_more_unique_connections";
            case 0x26 -> "e_data_connection";
            case 0x27 -> "e_knx_connection";
            case 0x28 -> "e_authorisation_error";
            case 0x29 -> "e_tunnelling_layer";
            case 0x2D -> "e_no_tunnelling_address";
            case 0x2E -> "e_connection_in_use";
            default -> "e_" + code;
        };
    }

    static Outcome outcome(int code) {
        return code == 0 ? Outcome.OK : Outcome.error(code, name(code));
    }

    /** The status of a secure session. */
    static String session(int code) {
        return switch (code) {
            case 0 -> "status_authentication_success";
            case 1 -> "status_authentication_failed";
            case 2 -> "status_unauthenticated";
            case 3 -> "status_timeout";
            case 4 -> "status_keepalive";
            case 5 -> "status_close";
            default -> "status_" + code;
        };
    }

    /** Why a property was not read or written. */
    static Outcome property(int code) {
        String name = switch (code) {
            case 0x00 -> "unspecified_error";
            case 0x01 -> "out_of_range";
            case 0x02 -> "out_of_maxrange";
            case 0x03 -> "out_of_minrange";
            case 0x04 -> "memory_error";
            case 0x05 -> "read_only";
            case 0x06 -> "illegal_command";
            case 0x07 -> "void_datapoint";
            case 0x08 -> "type_conflict";
            case 0x09 -> "property_index_range_error";
            case 0x0A -> "value_temporarily_not_writeable";
            default -> "error_" + code;
        };
        return Outcome.error(code, name);
    }

    /** What a return code of a tunnelling feature says, KNX Standard 3/8/4 §2.2.3: 0 is done. */
    static Outcome feature(int code) {
        return code == 0 ? Outcome.OK : Outcome.error(code, "return_code_" + code);
    }
}
