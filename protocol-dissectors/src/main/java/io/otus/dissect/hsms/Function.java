package io.otus.dissect.hsms;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function that asks or tells something, SEMI E5 §10: its number is odd.
 *
 * @param service what it is
 * @param sender who sends it
 */
record Function(Service service, Sender sender) {
    /** Who sends a message. */
    enum Sender {
        HOST,
        EQUIPMENT,
        EITHER
    }

    private static final Map<Integer, Function> FUNCTIONS = new HashMap<>();

    static {
        """
        1 1 either identify are_you_there
        1 3 host read selected_equipment_status
        1 5 host read formatted_status
        1 7 host read fixed_form
        1 9 host read material_transfer_status
        1 11 host read status_variable_namelist
        1 13 either session establish_communications
        1 15 host mode request_off_line
        1 17 host mode request_on_line
        1 19 either read get_attribute
        1 21 host read data_variable_namelist
        1 23 host read collection_event_namelist
        2 3 either download service_program_send
        2 5 either upload service_program_load_request
        2 7 host start service_program_run_send
        2 13 host read equipment_constant
        2 15 host write new_equipment_constant_send
        2 17 either read date_and_time
        2 19 host restart reset_initialize_send
        2 21 host operate remote_command_send
        2 23 host subscribe trace_initialize_send
        2 25 either diagnose loopback_diagnostic
        2 27 host start initiate_processing
        2 29 host read equipment_constant_namelist
        2 31 host time_set date_and_time_set
        2 33 host configure define_report
        2 35 host configure link_event_report
        2 37 host configure enable_disable_event_report
        2 39 host other multi_block_inquire
        2 41 host operate host_command_send
        2 43 host configure reset_spooling_streams_and_functions
        2 45 host alarm_set define_variable_limit_attributes
        2 47 host read variable_limit_attribute
        2 49 host operate enhanced_remote_command
        3 17 host operate carrier_action
        3 25 host operate port_action
        3 27 host mode change_access
        5 1 equipment notify alarm_report_send
        5 3 host alarm_set enable_disable_alarm_send
        5 5 host read list_alarms
        5 7 host read list_enabled_alarms
        5 9 equipment notify exception_post_notify
        5 11 equipment notify exception_clear_notify
        5 13 host operate exception_recover
        5 15 equipment notify exception_recovery_complete_notify
        5 17 host operate exception_recovery_abort
        6 1 equipment notify trace_data_send
        6 3 equipment notify discrete_variable_data_send
        6 5 equipment other multi_block_data_send_inquire
        6 7 host read data_transfer
        6 9 equipment notify formatted_variable_send
        6 11 equipment notify event_report_send
        6 13 equipment notify annotated_event_report_send
        6 15 host read event_report
        6 17 host read annotated_event_report
        6 19 host read individual_report
        6 21 host read annotated_individual_report
        6 23 host read request_spooled_data
        6 25 either notify notification_report_send
        7 1 either other process_program_load_inquire
        7 3 either download process_program_send
        7 5 either upload process_program
        7 7 equipment other process_program_id
        7 9 either read material_process_matrix
        7 11 host configure material_process_matrix_update_send
        7 13 host delete delete_material_process_matrix_entry_send
        7 15 host mode matrix_mode_select_send
        7 17 host delete delete_process_program_send
        7 19 host program_info current_eppd
        7 21 host program_info equipment_process_capabilities
        7 23 either download formatted_process_program_send
        7 25 either upload formatted_process_program
        7 27 equipment notify process_program_verification_send
        7 29 equipment other process_program_verification_inquire
        7 31 host program_info verification_request_send
        7 33 either program_info process_program_available
        7 37 either download large_process_program_send
        7 39 either download large_formatted_process_program_send
        7 41 either upload large_process_program_request
        7 43 either upload large_formatted_process_program_request
        9 1 equipment notify unrecognized_device_id
        9 3 equipment notify unrecognized_stream_type
        9 5 equipment notify unrecognized_function_type
        9 7 equipment notify illegal_data
        9 9 equipment notify transaction_timer_timeout
        9 11 equipment notify data_too_long
        9 13 equipment notify conversation_timeout
        10 1 equipment notify terminal
        10 3 host other terminal_display_single
        10 5 host other terminal_display_multi_block
        10 9 host other broadcast
        14 1 either read get_attribute
        14 3 either write set_attribute
        14 9 host operate create_object
        14 11 host delete delete_object
        16 3 host operate process_job_create
        16 5 host operate process_job_command
        16 7 equipment notify process_job_alert_notify
        16 9 equipment notify process_job_event_notify
        16 11 host operate process_job_create_enhanced
        16 13 host operate process_job_duplicate_create
        16 15 host operate process_job_multi_create
        16 17 host delete process_job_dequeue
        16 27 host operate control_job_command
        """.lines().forEach(Function::put);
        // Machines are taken on line whenever a host begins, and say nothing more when they are taken off.
        replace(1, 17, Action.MODE, Danger.NONE);
        replace(1, 15, Action.MODE, Danger.BLIND);
        // Lots are started all day.
        replace(2, 27, Action.START, Danger.NONE);
    }

    private static void put(String line) {
        String[] words = line.split(" ", 5);
        int stream = Integer.parseInt(words[0]);
        int function = Integer.parseInt(words[1]);
        Action action = Action.valueOf(words[3].toUpperCase(Locale.ROOT));
        Service service = new Service(code(stream, function), words[4], action).keyed(stream + "/" + function);
        FUNCTIONS.put(code(stream, function), new Function(service, Sender.valueOf(words[2].toUpperCase(Locale.ROOT))));
    }

    private static void replace(int stream, int function, Action action, Danger danger) {
        FUNCTIONS.computeIfPresent(code(stream, function), (code, old) -> {
            Service service = old.service();
            return new Function(new Service(code, service.name(), action, danger, service.key()), old.sender());
        });
    }

    /** Whether either side sends programs, or asks for them, by this. */
    boolean isOfPrograms() {
        int stream = service.code() >> 8;
        return sender == Sender.EITHER
                && (stream == 7 || service.action() == Action.DOWNLOAD || service.action() == Action.UPLOAD);
    }

    /** One number for both. */
    static int code(int stream, int function) {
        return stream << 8 | function;
    }

    /** The function that asks; null where E5 has none, or it is not known here. */
    static @Nullable Function of(int stream, int function) {
        return FUNCTIONS.get(code(stream, function));
    }

    /** The service of a function that asks, be it known or not. */
    static Service service(int stream, int function) {
        Function known = of(stream, function);
        return known == null
                ? new Service(code(stream, function), "s" + stream + "f" + function, Action.OTHER)
                        .keyed(stream + "/" + function)
                : known.service();
    }

    /** The name of a function, or of that which it answers; empty where it is not known. */
    static String name(int stream, int function) {
        Function known = of(stream, function % 2 == 0 ? function - 1 : function);
        return known == null ? "" : known.service().name();
    }
}
