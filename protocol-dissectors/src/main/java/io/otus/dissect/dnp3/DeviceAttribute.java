package io.otus.dissect.dnp3;

import io.otus.core.event.Attribute;
import org.jspecify.annotations.Nullable;

/** Names of device attributes, IEEE 1815-2012 Annex A (group 0), and which of them say who the device is. */
final class DeviceAttribute {
    /** Attributes from 196 to 252; empty where the standard reserves the number. */
    private static final String[] NAMES = {
        "configuration_id",
        "configuration_version",
        "configuration_build_date",
        "configuration_last_change_date",
        "configuration_digest",
        "configuration_digest_algorithm",
        "master_resource_id",
        "device_location_altitude",
        "device_location_longitude",
        "device_location_latitude",
        "user_assigned_secondary_operator_name",
        "user_assigned_primary_operator_name",
        "user_assigned_system_name",
        "secure_authentication_version",
        "number_of_security_statistics_per_association",
        "support_for_user_specific_attributes",
        "number_of_master_defined_data_set_prototypes",
        "number_of_outstation_defined_data_set_prototypes",
        "number_of_master_defined_data_sets",
        "number_of_outstation_defined_data_sets",
        "max_binary_outputs_per_request",
        "local_timing_accuracy",
        "duration_of_time_accuracy",
        "support_for_analog_output_events",
        "max_analog_output_index",
        "number_of_analog_outputs",
        "support_for_binary_output_events",
        "max_binary_output_index",
        "number_of_binary_outputs",
        "support_for_frozen_counter_events",
        "support_for_frozen_counters",
        "support_for_counter_events",
        "max_counter_index",
        "number_of_counters",
        "support_for_frozen_analog_inputs",
        "support_for_analog_input_events",
        "max_analog_input_index",
        "number_of_analog_inputs",
        "support_for_double_bit_binary_input_events",
        "max_double_bit_binary_input_index",
        "number_of_double_bit_binary_inputs",
        "support_for_binary_input_events",
        "max_binary_input_index",
        "number_of_binary_inputs",
        "max_transmit_fragment_size",
        "max_receive_fragment_size",
        "device_manufacturer_software_version",
        "device_manufacturer_hardware_version",
        "user_assigned_owner_name",
        "user_assigned_location_name",
        "user_assigned_id_code",
        "user_assigned_device_name",
        "device_serial_number",
        "dnp_subset_and_conformance",
        "device_manufacturer_product_name_and_model",
        "",
        "device_manufacturer_name"
    };

    private static final int FIRST = 196;
    private static final int ALL_ATTRIBUTES = 254;
    private static final int LIST_OF_ATTRIBUTES = 255;

    private DeviceAttribute() {}

    /** The standard's name; empty where it has none. */
    static String nameOf(int variation) {
        if (variation >= FIRST && variation < FIRST + NAMES.length) {
            return NAMES[variation - FIRST];
        }
        return switch (variation) {
            case ALL_ATTRIBUTES -> "all_attributes";
            case LIST_OF_ATTRIBUTES -> "list_of_attributes";
            default -> "";
        };
    }

    /** What the attribute says of the device's identity; null for the others. */
    static @Nullable Attribute identity(int variation) {
        return switch (variation) {
            case 242 -> Attribute.FIRMWARE;
            case 243 -> Attribute.HARDWARE;
            case 245 -> Attribute.LOCATION;
            case 247 -> Attribute.NAME;
            case 248 -> Attribute.SERIAL;
            case 250 -> Attribute.MODEL;
            case 252 -> Attribute.VENDOR;
            default -> null;
        };
    }
}
