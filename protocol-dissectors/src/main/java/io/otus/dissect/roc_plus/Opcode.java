package io.otus.dissect.roc_plus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Opcodes of the ROC Plus and ROC protocols, and the lengths by which their requests differ from their responses. */
final class Opcode {
    static final int SYSTEM_CONFIGURATION = 6;
    static final int READ_REAL_TIME_CLOCK = 7;
    static final int SET_REAL_TIME_CLOCK = 8;
    static final int READ_CONFIGURABLE = 10;
    static final int WRITE_CONFIGURABLE = 11;
    static final int LOGIN_REQUEST = 17;
    static final int SET_SINGLE_POINT_PARAMETERS = 166;
    static final int REQUEST_SINGLE_POINT_PARAMETERS = 167;
    static final int REQUEST_PARAMETERS = 180;
    static final int WRITE_PARAMETERS = 181;
    static final int GENERAL_FILE_TRANSFER = 203;
    static final int SIGNAL_REPORT_BY_EXCEPTION = 224;
    static final int ACKNOWLEDGE_REPORT_BY_EXCEPTION = 225;
    static final int ERROR_INDICATOR = 255;

    static final Service LOGOUT = new Service(LOGIN_REQUEST, "logout", Action.SESSION).keyed("17/logout");
    static final Service SESSION_KEY =
            new Service(LOGIN_REQUEST, "request_session_key", Action.SESSION).keyed("17/session_key");

    /** Octets of a login with its session key wrapped, which only a device sends. */
    static final int WRAPPED_SESSION_KEY = 24;

    private static final int STORE_AND_FORWARD = 24;

    /** The direction of a frame, as far as its content shows it. */
    enum Role {
        REQUEST,
        RESPONSE,
        EITHER
    }

    private static final @Nullable Service[] SERVICES = new Service[256];
    /** Octets of data of requests whose responses have more or fewer; -1 where that does not tell. */
    private static final int[] ASKS_WITH = new int[256];

    static {
        Arrays.fill(ASKS_WITH, -1);
        put(0, "general_update", Action.READ, -1);
        put(2, "send_test_data", Action.DIAGNOSE, -1);
        put(SYSTEM_CONFIGURATION, "system_configuration", Action.IDENTIFY, 0);
        put(READ_REAL_TIME_CLOCK, "read_real_time_clock", Action.READ, 0);
        put(SET_REAL_TIME_CLOCK, "set_real_time_clock", Action.TIME_SET, -1);
        put(READ_CONFIGURABLE, "read_configurable_opcode_point_data", Action.READ, 3);
        put(WRITE_CONFIGURABLE, "write_configurable_opcode_point_data", Action.WRITE, -1);
        put(LOGIN_REQUEST, "login_request", Action.AUTHENTICATE, -1);
        put(STORE_AND_FORWARD, "store_and_forward", Action.OTHER, -1);
        put(50, "request_io_point_position", Action.READ, 1);
        put(100, "access_user_defined_information", Action.READ, 3);
        put(103, "system_information", Action.READ, -1);
        put(105, "request_today_yesterday_min_max_values", Action.READ, 2);
        put(108, "request_history_tag_and_periodic_index", Action.READ, -1);
        put(117, "request_weights_and_measures_event_data", Action.READ, -1);
        put(118, "request_alarm_data", Action.READ, 3);
        put(119, "request_event_data", Action.READ, 3);
        put(120, "alarm_event_and_history_pointers", Action.READ, -1);
        put(121, "alarms", Action.READ, -1);
        put(122, "events", Action.READ, -1);
        put(126, "minute_history", Action.READ, -1);
        put(128, "day_history", Action.READ, -1);
        put(130, "hour_history", Action.READ, -1);
        put(135, "request_single_history_point_data", Action.READ, 6);
        put(136, "request_multiple_history_point_data", Action.READ, 7);
        put(137, "request_history_index_for_a_day", Action.READ, 3);
        put(138, "request_daily_and_periodic_history_for_a_day", Action.READ, 4);
        put(139, "history_information_data", Action.READ, -1);
        put(165, "history_configuration", Action.READ, -1);
        put(SET_SINGLE_POINT_PARAMETERS, "set_single_point_parameters", Action.WRITE, -1);
        put(REQUEST_SINGLE_POINT_PARAMETERS, "request_single_point_parameters", Action.READ, 4);
        put(REQUEST_PARAMETERS, "request_parameters", Action.READ, -1);
        put(WRITE_PARAMETERS, "write_parameters", Action.WRITE, -1);
        put(200, "hart_passthrough", Action.OTHER, -1);
        put(GENERAL_FILE_TRANSFER, "general_file_transfer", Action.FILE, -1);
        put(205, "peer_to_peer_network_message", Action.OTHER, -1);
        put(206, "read_transaction_history_data", Action.READ, -1);
        put(SIGNAL_REPORT_BY_EXCEPTION, "signal_report_by_exception", Action.NOTIFY, -1);
        put(ACKNOWLEDGE_REPORT_BY_EXCEPTION, "acknowledge_report_by_exception", Action.OTHER, -1);
        put(ERROR_INDICATOR, "error_indicator", Action.OTHER, -1);
    }

    private Opcode() {}

    private static void put(int opcode, String name, Action action, int asksWith) {
        SERVICES[opcode] = new Service(opcode, name, action);
        ASKS_WITH[opcode] = asksWith;
    }

    static boolean isKnown(int opcode) {
        return SERVICES[opcode] != null;
    }

    static String name(int opcode) {
        Service service = SERVICES[opcode];
        return service == null ? "opcode_" + opcode : service.name();
    }

    static Service service(int opcode) {
        Service service = SERVICES[opcode];
        return service == null ? new Service(opcode, name(opcode), Action.OTHER) : service;
    }

    /** Whether the frame asks or answers, by its opcode and its data. */
    static Role role(int opcode, ByteView data) {
        int length = data.length();
        if (ASKS_WITH[opcode] >= 0) {
            return length == ASKS_WITH[opcode] ? Role.REQUEST : Role.RESPONSE;
        }
        return switch (opcode) {
            case SET_REAL_TIME_CLOCK,
                    WRITE_CONFIGURABLE,
                    STORE_AND_FORWARD,
                    SET_SINGLE_POINT_PARAMETERS,
                    WRITE_PARAMETERS,
                    SIGNAL_REPORT_BY_EXCEPTION,
                    ACKNOWLEDGE_REPORT_BY_EXCEPTION -> length == 0 ? Role.RESPONSE : Role.REQUEST;
            case LOGIN_REQUEST -> length == 0 || length == WRAPPED_SESSION_KEY ? Role.RESPONSE : Role.REQUEST;
            case REQUEST_PARAMETERS -> length > 0 && length == 1 + Tlp.SIZE * data.u8(0) ? Role.REQUEST : Role.RESPONSE;
            case GENERAL_FILE_TRANSFER -> FileTransfer.isRequest(data) ? Role.REQUEST : Role.RESPONSE;
            case ERROR_INDICATOR -> Role.RESPONSE;
            default -> Role.EITHER;
        };
    }

    /** ROC Plus §2, error codes of opcode 255. */
    static String errorName(int code) {
        return switch (code) {
            case 1 -> "invalid_opcode_request";
            case 2 -> "invalid_parameter_number";
            case 3 -> "invalid_logical_number";
            case 4 -> "invalid_point_type";
            case 5 -> "received_too_many_data_bytes";
            case 6 -> "received_too_few_data_bytes";
            case 13 -> "outside_valid_address_range";
            case 14 -> "invalid_history_request";
            case 15 -> "invalid_fst_request";
            case 16 -> "invalid_event_entry";
            case 17 -> "requested_too_many_alarms";
            case 18 -> "requested_too_many_events";
            case 19 -> "write_to_read_only_parameter";
            case 20 -> "security_error";
            case 21 -> "invalid_security_logon";
            case 22 -> "invalid_store_and_forward_path";
            case 24 -> "history_configuration_in_progress";
            case 25 -> "invalid_parameter_range";
            case 29 -> "invalid_1_day_history_index_request";
            case 30 -> "invalid_history_point";
            case 31 -> "invalid_min_max_request";
            case 32 -> "invalid_tlp";
            case 33 -> "invalid_time";
            case 34 -> "illegal_modbus_range";
            case 50 -> "general_error";
            case 51 -> "invalid_state_for_write";
            case 52 -> "invalid_configurable_opcode_request";
            case 61 -> "hart_passthrough_comm_scanner_disabled";
            case 62 -> "hart_passthrough_not_licensed";
            case 63 -> "requested_access_level_too_high";
            case 77 -> "invalid_logoff_string";
            default -> "error_" + code;
        };
    }
}
