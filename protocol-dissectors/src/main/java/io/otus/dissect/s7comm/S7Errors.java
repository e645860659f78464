package io.otus.dissect.s7comm;

/** Names of errors: by class in the header, by return code for one item, by number in user data. */
final class S7Errors {
    /** Return code of an item that was read or written. */
    static final int SUCCESS = 0xFF;

    private S7Errors() {}

    /** Name of an error class of the header. */
    static String header(int errorClass) {
        return switch (errorClass) {
            case 0x81 -> "application_relationship";
            case 0x82 -> "object_definition";
            case 0x83 -> "no_resources_available";
            case 0x84 -> "error_on_service_processing";
            case 0x85 -> "error_on_supplies";
            case 0x87 -> "access_error";
            default -> "error_class_" + errorClass;
        };
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

    /** Name of the error number in the parameters of user data; its high byte is the class. */
    static String userData(int errorCode) {
        return switch (errorCode) {
            case 0x8104 -> "service_not_implemented";
            case 0x8304 -> "no_further_parallel_upload";
            case 0x8402 -> "not_possible_in_this_status";
            case 0x8404 -> "function_cannot_be_performed";
            case 0x8500 -> "wrong_frame";
            case 0x8702 -> "service_not_supported_by_module";
            case 0x8703 -> "access_to_object_refused";
            case 0xD081 -> "function_not_permitted_in_current_mode";
            case 0xD0A1, 0xD241 -> "function_not_permitted_in_current_protection_level";
            case 0xD209 -> "block_not_found";
            case 0xD401, 0xD402 -> "information_function_unavailable";
            case 0xD602 -> "incorrect_password";
            case 0xD603 -> "connection_already_legitimized";
            case 0xD604 -> "connection_already_enabled";
            case 0xD605 -> "no_password_set";
            case 0xDC01 -> "date_or_time_invalid";
            default -> "error_" + errorCode;
        };
    }
}
