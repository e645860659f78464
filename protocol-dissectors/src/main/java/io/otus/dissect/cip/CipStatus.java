package io.otus.dissect.cip;

/** General status codes, CIP Vol. 1 Appendix B-1, and the extended ones of the Connection Manager, Table 3-5.33. */
final class CipStatus {
    /** A router on the way has no such port. */
    static final int NO_PORT = 0x0311;
    /** Nobody is at that link address, such as in that slot. */
    static final int NO_LINK = 0x0312;

    static final int SUCCESS = 0x00;
    static final int PARTIAL_TRANSFER = 0x06;
    static final int EMBEDDED_SERVICE_ERROR = 0x1E;

    private static final String[] GENERAL = {
        "success",
        "connection_failure",
        "resource_unavailable",
        "invalid_parameter_value",
        "path_segment_error",
        "path_destination_unknown",
        "partial_transfer",
        "connection_lost",
        "service_not_supported",
        "invalid_attribute_value",
        "attribute_list_error",
        "already_in_requested_mode",
        "object_state_conflict",
        "object_already_exists",
        "attribute_not_settable",
        "privilege_violation",
        "device_state_conflict",
        "reply_data_too_large",
        "fragmentation_of_a_primitive_value",
        "not_enough_data",
        "attribute_not_supported",
        "too_much_data",
        "object_does_not_exist",
        "service_fragmentation_sequence_not_in_progress",
        "no_stored_attribute_data",
        "store_operation_failure",
        "routing_failure_request_too_large",
        "routing_failure_response_too_large",
        "missing_attribute_list_entry_data",
        "invalid_attribute_value_list",
        "embedded_service_error",
        "vendor_specific_error",
        "invalid_parameter",
        "write_once_value_already_written",
        "invalid_reply_received",
        "buffer_overflow",
        "message_format_error",
        "key_failure_in_path",
        "path_size_invalid",
        "unexpected_attribute_in_list",
        "invalid_member_id",
        "member_not_settable",
        "group_2_only_server_general_failure",
        "unknown_modbus_error",
        "attribute_not_gettable",
        "instance_not_deletable",
        "service_not_supported_for_specified_path",
    };

    private CipStatus() {}

    static String name(int general) {
        return general < GENERAL.length ? GENERAL[general] : "status_0x" + Integer.toHexString(general);
    }

    /** Whether what was asked was done, in whole or for a part that the reply holds. */
    static boolean isDone(int general) {
        return general == SUCCESS || general == PARTIAL_TRANSFER;
    }

    /** Name of an extended status of a connection failure; empty where it is not in the list here. */
    static String connection(int extended) {
        return switch (extended) {
            case 0x0100 -> "connection_in_use_or_duplicate_forward_open";
            case 0x0103 -> "transport_class_and_trigger_not_supported";
            case 0x0106 -> "ownership_conflict";
            case 0x0107 -> "target_connection_not_found";
            case 0x0108 -> "invalid_network_connection_parameter";
            case 0x0109 -> "invalid_connection_size";
            case 0x0110 -> "target_for_connection_not_configured";
            case 0x0111 -> "rpi_not_supported";
            case 0x0112 -> "rpi_values_not_acceptable";
            case 0x0113 -> "out_of_connections";
            case 0x0114 -> "vendor_id_or_product_code_mismatch";
            case 0x0115 -> "device_type_mismatch";
            case 0x0116 -> "revision_mismatch";
            case 0x0117 -> "invalid_produced_or_consumed_application_path";
            case 0x0118 -> "invalid_configuration_application_path";
            case 0x0119 -> "non_listen_only_connection_not_opened";
            case 0x011A -> "target_object_out_of_connections";
            case 0x0127 -> "invalid_o_t_size";
            case 0x0128 -> "invalid_t_o_size";
            case 0x0129 -> "invalid_configuration_application_path_size";
            case 0x0203 -> "connection_timed_out";
            case 0x0204 -> "unconnected_request_timed_out";
            case 0x0205 -> "parameter_error_in_unconnected_request";
            case 0x0206 -> "message_too_large_for_unconnected_send";
            case 0x0207 -> "unconnected_acknowledged_without_reply";
            case 0x0301 -> "no_buffer_memory_available";
            case 0x0302 -> "network_bandwidth_not_available";
            case 0x0303 -> "no_consumed_connection_id_filter_available";
            case 0x0304 -> "not_configured_to_send_scheduled_priority_data";
            case 0x0305 -> "schedule_signature_mismatch";
            case 0x0306 -> "schedule_signature_validation_not_possible";
            case NO_PORT -> "port_not_available";
            case NO_LINK -> "link_address_not_valid";
            case 0x0315 -> "invalid_segment_in_connection_path";
            case 0x0316 -> "forward_close_connection_path_mismatch";
            case 0x0317 -> "scheduling_not_specified";
            case 0x0318 -> "link_address_to_self_invalid";
            case 0x0319 -> "secondary_resources_unavailable";
            case 0x031A -> "rack_connection_already_established";
            case 0x031B -> "module_connection_already_established";
            case 0x031C -> "miscellaneous";
            case 0x031D -> "redundant_connection_mismatch";
            case 0x031E -> "no_more_configurable_link_consumer_resources";
            case 0x0800 -> "network_link_offline";
            case 0x0810 -> "no_target_application_data_available";
            case 0x0811 -> "no_originator_application_data_available";
            default -> "";
        };
    }
}
