package io.otus.dissect.hart_ip;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Commands by number: universal ones of HCF_SPEC-127, common-practice ones of HCF_SPEC-151, and those of revision 7
 * with two bytes of number.
 */
final class Commands {
    private static final String ID =
            "expansion_code:u8 expanded_device_type:u16 request_preambles:u8 universal_command_revision:u8"
                    + " device_revision:u8 software_revision:u8 hardware_revision_and_signaling:u8 flags:u8 device_id:u24"
                    + " ?response_preambles:u8 max_device_variables:u8 configuration_change_counter:u16 extended_device_status:u8"
                    + " manufacturer_id:u16 private_label_distributor:u16 device_profile:u8";
    private static final String TAG = "tag:pack6 descriptor:pack12 date:date";

    /**
     * Number, name, action, and between bars the data of the request and of the response; SAME where those are alike.
     */
    private static final String TEXT = """
        0 read_unique_identifier identify || ID
        1 read_primary_variable read || pv_units:u8 pv:f32
        2 read_loop_current_and_percent_of_range read || loop_current:f32 percent_of_range:f32
        3 read_dynamic_variables_and_loop_current read || loop_current:f32 pv_units:u8 pv:f32 ?sv_units:u8 sv:f32 tv_units:u8 tv:f32 qv_units:u8 qv:f32
        6 write_polling_address configure | polling_address:u8 ?loop_current_mode:u8 | SAME
        7 read_loop_configuration read || polling_address:u8 loop_current_mode:u8
        8 read_dynamic_variable_classifications read || pv_classification:u8 sv_classification:u8 tv_classification:u8 qv_classification:u8
        9 read_device_variables_with_status read | slots(device_variable_code:u8) | extended_device_status:u8 slots(device_variable_code:u8 classification:u8 units:u8 value:f32 variable_status:u8) time_stamp:u32
        11 read_unique_identifier_associated_with_tag identify | tag:pack6 | ID
        12 read_message identify || message:pack24
        13 read_tag_descriptor_date identify || TAG
        14 read_primary_variable_transducer_information read || transducer_serial_number:u24 transducer_units:u8 upper_transducer_limit:f32 lower_transducer_limit:f32 minimum_span:f32
        15 read_device_information read || pv_alarm_selection_code:u8 pv_transfer_function_code:u8 pv_range_units:u8 pv_upper_range_value:f32 pv_lower_range_value:f32 pv_damping_value:f32 write_protect_code:u8 ?reserved:u8 pv_analog_channel_flags:u8
        16 read_final_assembly_number identify || final_assembly_number:u24
        17 write_message configure | message:pack24 | SAME
        18 write_tag_descriptor_date configure | TAG | SAME
        19 write_final_assembly_number configure | final_assembly_number:u24 | SAME
        20 read_long_tag identify || long_tag:latin32
        21 read_unique_identifier_associated_with_long_tag identify | long_tag:latin32 | ID
        22 write_long_tag configure | long_tag:latin32 | SAME
        33 read_device_variables read | slots(device_variable_code:u8) | slots(device_variable_code:u8 units:u8 value:f32)
        34 write_primary_variable_damping_value write | pv_damping_value:f32 | SAME
        35 write_primary_variable_range_values write | pv_range_units:u8 pv_upper_range_value:f32 pv_lower_range_value:f32 | SAME
        36 set_primary_variable_upper_range_value write
        37 set_primary_variable_lower_range_value write
        38 reset_configuration_changed_flag configure | ?configuration_change_counter:u16 | SAME
        39 eeprom_control configure | eeprom_control_code:u8 | SAME
        40 enter_or_exit_fixed_current_mode operate | loop_current:f32 | SAME
        41 perform_self_test diagnose
        42 perform_device_reset restart
        43 set_primary_variable_zero write
        44 write_primary_variable_units write | pv_units:u8 | SAME
        45 trim_loop_current_zero write | measured_loop_current:f32 | SAME
        46 trim_loop_current_gain write | measured_loop_current:f32 | SAME
        47 write_primary_variable_transfer_function write | pv_transfer_function_code:u8 | SAME
        48 read_additional_device_status diagnose || device_specific_status:hex6 ?extended_device_status:u8 device_operating_mode:u8 standardized_status:hex5
        49 write_primary_variable_transducer_serial_number configure | transducer_serial_number:u24 | SAME
        50 read_dynamic_variable_assignments read || pv_assignment:u8 sv_assignment:u8 tv_assignment:u8 qv_assignment:u8
        51 write_dynamic_variable_assignments configure | pv_assignment:u8 ?sv_assignment:u8 tv_assignment:u8 qv_assignment:u8 | SAME
        52 set_device_variable_zero write | device_variable_code:u8 | SAME
        53 write_device_variable_units write | device_variable_code:u8 units:u8 | SAME
        54 read_device_variable_information read | device_variable_code:u8 | device_variable_code:u8 transducer_serial_number:u24 limit_units:u8 upper_transducer_limit:f32 lower_transducer_limit:f32 damping_value:f32 minimum_span:f32 ?classification:u8 family:u8 acquisition_period:u32 properties:u8
        55 write_device_variable_damping_value write | device_variable_code:u8 damping_value:f32 | SAME
        56 write_device_variable_transducer_serial_number configure | device_variable_code:u8 transducer_serial_number:u24 | SAME
        57 read_unit_tag_descriptor_date identify || TAG
        58 write_unit_tag_descriptor_date configure | TAG | SAME
        59 write_number_of_response_preambles configure | response_preambles:u8 | SAME
        60 read_analog_channel_and_percent_of_range read | analog_channel_number:u8 | analog_channel_number:u8 analog_channel_units:u8 analog_channel_level:f32 percent_of_range:f32
        61 read_dynamic_variables_and_primary_variable_analog_channel read
        62 read_analog_channels read
        63 read_analog_channel_information read
        64 write_analog_channel_additional_damping_value write
        65 write_analog_channel_range_values write
        66 enter_or_exit_fixed_analog_channel_mode operate | analog_channel_number:u8 analog_channel_units:u8 analog_channel_level:f32 | SAME
        67 trim_analog_channel_zero write
        68 trim_analog_channel_gain write
        69 write_analog_channel_transfer_function write
        70 read_analog_channel_endpoint_values read
        71 lock_device configure | lock_code:u8 | SAME
        72 squawk diagnose
        73 find_device discover || ID
        74 read_io_system_capabilities identify || maximum_io_cards:u8 maximum_channels:u8 maximum_sub_devices:u8 number_of_devices:u16 ?maximum_delayed_responses:u8 master_mode:u8 retry_count:u8
        75 poll_sub_device discover | io_card:u8 channel:u8 polling_address:u8 | ID
        76 read_lock_device_state read || lock_status:u8
        77 send_command_to_sub_device other
        78 read_aggregated_commands read
        79 write_device_variable operate | device_variable_code:u8 write_device_variable_command_code:u8 units:u8 value:f32 ?variable_status:u8 | SAME
        80 read_device_variable_trim_points read
        81 read_device_variable_trim_guidelines read
        82 write_device_variable_trim_point write
        83 reset_device_variable_trim write
        84 read_sub_device_identity_summary identify | sub_device_index:u16 | sub_device_index:u16 io_card:u8 channel:u8 manufacturer_id:u16 expanded_device_type:u16 device_id:u24 universal_command_revision:u8 long_tag:latin32 ?device_revision:u8 device_profile:u8 private_label_distributor:u16
        85 read_io_channel_statistics diagnose
        86 read_sub_device_statistics diagnose
        87 write_io_system_master_mode configure | master_mode:u8 | SAME
        88 write_io_system_retry_count configure | retry_count:u8 | SAME
        89 set_real_time_clock time_set
        90 read_real_time_clock read
        91 read_trend_configuration read
        92 write_trend_configuration configure
        93 read_trend read
        94 read_io_system_client_side_communication_statistics diagnose
        95 read_device_communication_statistics diagnose || stx_received:u16 ack_sent:u16 back_sent:u16
        96 read_synchronous_action read
        97 configure_synchronous_action configure
        98 read_command_action read
        99 configure_command_action configure
        101 read_sub_device_to_burst_message_map read
        102 map_sub_device_to_burst_message configure
        103 write_burst_period configure | burst_message:u8 update_period:u32 maximum_update_period:u32 | SAME
        104 write_burst_trigger configure | burst_message:u8 trigger_mode:u8 classification:u8 units:u8 trigger_level:f32 | SAME
        105 read_burst_mode_configuration read
        106 flush_delayed_responses configure
        107 write_burst_device_variables configure
        108 write_burst_mode_command_number configure
        109 burst_mode_control subscribe | burst_mode_control_code:u8 ?burst_message:u8 | SAME
        110 read_all_dynamic_variables read || pv_units:u8 pv:f32 ?sv_units:u8 sv:f32 tv_units:u8 tv:f32 qv_units:u8 qv:f32
        111 transfer_service_control file
        112 transfer_service file
        113 catch_device_variable configure
        114 read_caught_device_variable read
        115 read_event_notification_summary read
        116 write_event_notification_bit_mask configure
        117 write_event_notification_timing configure
        118 event_notification_control subscribe
        119 acknowledge_event_notification subscribe
        512 read_country_code identify || country_code:latin2 si_units_control:u8
        513 write_country_code configure | country_code:latin2 si_units_control:u8 | SAME
        520 read_process_unit_tag identify || process_unit_tag:latin32
        521 write_process_unit_tag configure | process_unit_tag:latin32 | SAME
        523 read_condensed_status_mapping_array read
        524 write_condensed_status_mapping configure
        525 reset_condensed_status_map configure
        526 write_status_simulation_mode configure
        527 simulate_status_bit operate
        """;

    private static final Layout NOTHING = Layout.of("");
    private static final int FIRST_SPECIFIC = 128;
    private static final int LAST_SPECIFIC = 253;

    private static final Map<Integer, Command> BY_NUMBER = read();

    private Commands() {}

    private static Map<Integer, Command> read() {
        Map<Integer, Command> commands = new HashMap<>();
        TEXT.lines().forEach(line -> {
            String[] parts = line.replace("ID", ID).replace("TAG", TAG).split("\\|", -1);
            String[] words = parts[0].strip().split(" ", -1);
            int number = Integer.parseInt(words[0]);
            Service service = new Service(number, words[1], Action.valueOf(words[2].toUpperCase(Locale.ROOT)));
            Layout request = parts.length > 1 ? Layout.of(parts[1]) : NOTHING;
            boolean isSame = parts.length > 2 && parts[2].strip().equals("SAME");
            Layout response = parts.length > 2 && !isSame ? Layout.of(parts[2]) : isSame ? request : NOTHING;
            commands.put(number, new Command(service, request, response, true));
        });
        return commands;
    }

    /** The command of a number; one that makers define, or that is not known, has no layout. */
    static Command of(int number) {
        Command known = BY_NUMBER.get(number);
        if (known != null) {
            return known;
        }
        boolean isSpecific = number >= FIRST_SPECIFIC && number <= LAST_SPECIFIC;
        String name = isSpecific ? "device_specific_command" : "command_" + number;
        return new Command(new Service(number, name, Action.OTHER), NOTHING, NOTHING, isSpecific);
    }
}
