package io.otus.dissect.ads;

import io.otus.core.event.Outcome;
import java.util.HashMap;
import java.util.Map;

/** ADS return codes, ADS "ADS Return Codes": of the router, and of devices and clients from 0x700 on. */
final class ReturnCode {
    private static final Map<Long, String> NAMES = new HashMap<>();

    static {
        """
        001 internal_error
        002 no_real_time
        003 allocation_of_locked_memory
        004 mailbox_full
        005 wrong_receive_hmsg
        006 target_port_not_found
        007 target_machine_not_found
        008 unknown_command_id
        009 invalid_task_id
        00a no_io
        00b unknown_ams_command
        00c win32_error
        00d port_not_connected
        00e invalid_ams_length
        00f invalid_ams_net_id
        010 installation_level_too_low
        011 no_debugging
        012 port_disabled
        013 port_connected
        014 ams_sync_win32_error
        015 ams_sync_timeout
        016 ams_sync_error
        017 no_index_map
        018 invalid_ams_port
        019 no_memory
        01a tcp_send_error
        01b host_unreachable
        01c invalid_ams_fragment
        01d tls_send_error
        01e access_denied
        500 router_no_locked_memory
        501 router_resize_memory
        502 router_mailbox_full
        503 router_debug_mailbox_full
        504 router_port_type_unknown
        505 router_not_initialised
        506 router_port_already_in_use
        507 router_port_not_registered
        508 router_no_more_queues
        509 router_invalid_port
        50a router_not_activated
        50b router_fragment_box_full
        50c router_fragment_timeout
        50d router_to_be_removed
        700 device_error
        701 service_not_supported
        702 invalid_index_group
        703 invalid_index_offset
        704 invalid_access
        705 invalid_size
        706 invalid_data
        707 not_ready
        708 busy
        709 invalid_context
        70a no_memory
        70b invalid_parameter
        70c not_found
        70d syntax_error
        70e incompatible
        70f already_exists
        710 symbol_not_found
        711 symbol_version_invalid
        712 invalid_state
        713 transmission_mode_not_supported
        714 notification_handle_invalid
        715 client_unknown
        716 no_more_handles
        717 invalid_watch_size
        718 not_initialised
        719 timeout
        71a no_interface
        71b invalid_interface
        71c invalid_class_id
        71d invalid_object_id
        71e pending
        71f aborted
        720 signal_warning
        721 invalid_array_index
        722 symbol_not_active
        723 access_denied
        724 license_not_found
        725 license_expired
        726 license_exceeded
        727 license_invalid
        728 license_invalid_system_id
        740 client_error
        741 client_invalid_parameter
        742 client_list_empty
        743 client_variable_in_use
        744 client_duplicate_invoke_id
        745 client_sync_timeout
        746 client_win32_error
        747 client_timeout_invalid
        748 client_port_not_open
        749 client_no_ams_address
        750 client_sync_internal_error
        751 client_add_hash
        752 client_remove_hash
        753 client_no_more_symbols
        754 client_sync_response_invalid
        755 client_sync_port_locked
        274c connection_timed_out
        274d connection_refused
        2751 no_route_to_host
        """.lines().forEach(ReturnCode::put);
    }

    private ReturnCode() {}

    private static void put(String line) {
        String[] words = line.split(" ", 2);
        NAMES.put(Long.parseLong(words[0], 16), words[1]);
    }

    /** The name of a code; {@code code_} and its number where it has none. */
    static String name(long code) {
        String name = code == 0 ? "no_error" : NAMES.get(code);
        return name == null ? "code_" + code : name;
    }

    static Outcome outcome(long code) {
        return code == 0 ? Outcome.OK : Outcome.error((int) code, name(code));
    }
}
