package io.otus.dissect.s7comm;

/** Names of errors: by class and code in the header and in user data, by return code for one item. */
final class S7Errors {
    /** Return code of an item that was read or written. */
    static final int SUCCESS = 0xFF;

    private S7Errors() {}

    /**
     * Name of an error by its class, the high octet, and code, the low octet; where the code is not known, that of the
     * class with the code.
     */
    static String name(int error) {
        return switch (error >> 8) {
            case 0x80, 0x81, 0x83, 0x84, 0x85, 0x87 -> service(error);
            case 0xD0 -> function(error);
            case 0xD2 -> block(error);
            case 0xD4 -> information(error);
            case 0xD6 -> protection(error);
            default -> other(error);
        };
    }

    private static String service(int error) {
        return switch (error) {
            case 0x8001 -> "not_possible_in_this_status";
            case 0x8101 -> "hardware_fault";
            case 0x8103 -> "object_access_not_allowed";
            case 0x8104 -> "service_not_implemented";
            case 0x8105 -> "invalid_address";
            case 0x8106 -> "data_type_not_supported";
            case 0x8107 -> "data_type_inconsistent";
            case 0x810A -> "object_does_not_exist";
            case 0x8301 -> "insufficient_memory";
            case 0x8304 -> "no_further_parallel_upload";
            case 0x8402 -> "not_possible_in_this_status";
            case 0x8404 -> "function_cannot_be_performed";
            case 0x8500 -> "wrong_pdu_size";
            case 0x8702 -> "service_not_supported_by_module";
            case 0x8703 -> "access_to_object_refused";
            default -> ofClass(error);
        };
    }

    private static String function(int error) {
        return switch (error) {
            case 0xD002 -> "variant_of_command_illegal";
            case 0xD004 -> "status_for_command_illegal";
            case 0xD081 -> "function_not_permitted_in_current_mode";
            case 0xD0A1 -> "function_not_permitted_in_current_protection_level";
            case 0xD0A5 -> "job_not_found";
            default -> ofClass(error);
        };
    }

    private static String block(int error) {
        return switch (error) {
            case 0xD201 -> "syntax_error_in_block_name";
            case 0xD202 -> "syntax_error_in_parameters";
            case 0xD203 -> "syntax_error_in_block_type";
            case 0xD204 -> "no_linked_block";
            case 0xD205, 0xD206 -> "object_already_exists";
            case 0xD207 -> "block_exists_in_rom";
            case 0xD209 -> "block_not_found";
            case 0xD20E -> "no_block_available";
            case 0xD210 -> "block_number_too_high";
            case 0xD241 -> "function_not_permitted_in_current_protection_level";
            case 0xD2A9 -> "parameters_being_assigned";
            default -> ofClass(error);
        };
    }

    private static String information(int error) {
        return switch (error) {
            case 0xD401, 0xD402 -> "information_function_unavailable";
            case 0xD406 -> "information_not_available";
            default -> ofClass(error);
        };
    }

    private static String protection(int error) {
        return switch (error) {
            case 0xD602 -> "incorrect_password";
            case 0xD603 -> "connection_already_legitimized";
            case 0xD604 -> "connection_already_enabled";
            case 0xD605 -> "no_password_set";
            default -> ofClass(error);
        };
    }

    private static String other(int error) {
        return error == 0xDC01 ? "date_or_time_invalid" : ofClass(error);
    }

    /** Name of an error class, with the code. */
    private static String ofClass(int error) {
        String name = switch (error >> 8) {
            case 0x81 -> "application_relationship";
            case 0x82 -> "object_definition";
            case 0x83 -> "no_resources_available";
            case 0x84 -> "error_on_service_processing";
            case 0x85 -> "error_on_supplies";
            case 0x87 -> "access_error";
            case 0xD0 -> "function_refused";
            case 0xD2 -> "block_function_refused";
            case 0xD4 -> "information_refused";
            case 0xD6 -> "protection_refused";
            default -> "error_class_" + Integer.toHexString(error >> 8);
        };
        return name + '_' + Integer.toHexString(error & 0xFF);
    }

    /** Name of the return code of an item. */
    static String item(int returnCode) {
        return switch (returnCode) {
            case 0x00 -> "reserved";
            case 0x01 -> "hardware_error";
            case 0x03 -> "accessing_the_object_not_allowed";
            case 0x05 -> "invalid_address";
            case 0x06 -> "data_type_not_supported";
            case 0x07 -> "data_type_inconsistent";
            case 0x0A -> "object_does_not_exist";
            case SUCCESS -> "success";
            default -> "return_code_" + returnCode;
        };
    }
}
