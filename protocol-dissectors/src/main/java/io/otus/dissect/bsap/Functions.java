package io.otus.dissect.bsap;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/** Functions of messages, of remote data base access, and of its extension for the GFC 3308. */
final class Functions {
    static final int RDB = 0xA0;
    static final int RDB_EXTENSION = 0xA1;
    static final int READ_SIGNAL_BY_NAME = 0x04;
    static final int WRITE_SIGNAL_BY_NAME = 0x84;

    /** A read that asks for more fields than values: the place of a value in the answer is then not known. */
    static final Service READ_FIELDS_BY_NAME = new Service(
                    READ_SIGNAL_BY_NAME, "read_signal_fields_by_name", Action.READ)
            .keyed(RDB + "/" + READ_SIGNAL_BY_NAME + "/fields");

    /** A client proves by a code that it may change the node. */
    static final Service SECURITY_CODE = extension("security_code", Action.AUTHENTICATE);

    static final int TS_NRT_MESSAGE = 0x88;

    private static final int SECURITY = 5;
    private static final Service RESET_SYSTEM = extension("reset_system", Action.RESTART);
    private static final Service READ_DATE = extension("read_date", Action.READ);
    private static final Service WRITE_TIME = extension("write_date_and_time", Action.TIME_SET);
    private static final Service CHANGE_ADDRESS = extension("change_local_node_address", Action.CONFIGURE);

    private static final Service[] SERVICES = new Service[256];
    private static final Service[] ACCESSES = new Service[SERVICES.length];

    static {
        for (int function = 0; function < SERVICES.length; function++) {
            SERVICES[function] = new Service(function, name(function), action(function));
            ACCESSES[function] = access(function);
        }
    }

    private Functions() {}

    /** Whether a function only serves the line. */
    static boolean isOfLine(int function) {
        return switch (function) {
            case 0x81, 0x83, 0x85, 0x86, 0x87, 0x8A, 0x8B, 0x95 -> true;
            default -> false;
        };
    }

    static String name(int function) {
        return switch (function) {
            case 0x03 -> "pei_pc";
            case 0x40 -> "pei_rtu";
            case 0x48 -> "diag";
            case 0x50 -> "transmitter_request_3508";
            case 0x51 -> "transmitter_response_3508";
            case 0x68 -> "flash_download";
            case 0x6A -> "flash_config";
            case 0x70 -> "command_handler_request";
            case 0x71 -> "command_handler_response";
            case 0x78 -> "download_request";
            case 0x81 -> "dial_up_ack";
            case 0x83 -> "ack_message_discarded";
            case 0x85 -> "poll";
            case 0x86 -> "down_transmit_ack";
            case 0x87 -> "ack_no_data";
            case TS_NRT_MESSAGE -> "ts_nrt_message";
            case 0x89 -> "request_ts_nrt_message";
            case 0x8A -> "up_ack_with_poll";
            case 0x8B -> "up_ack";
            case 0x95 -> "nak_no_buffer";
            case RDB -> "rdb";
            case RDB_EXTENSION -> "rdb_extension";
            case 0xA2 -> "rbe_firmware";
            case 0xA3 -> "rbe_manager";
            case 0xA8 -> "alarm_ack";
            case 0xA9 -> "alarm_init";
            case 0xAA -> "alarm_report";
            case 0xB0 -> "peer_to_peer_master";
            case 0xB1 -> "peer_to_peer_slave";
            default -> "function_" + function;
        };
    }

    /** Whether a node does something for others by this function, so that a message to it asks. */
    static boolean isServed(int function) {
        return function >= 0x48 && !isOfLine(function);
    }

    /** What a message to this function asks; access to the data base has services of its own. */
    static Service service(int function) {
        return SERVICES[function];
    }

    private static Action action(int function) {
        return switch (function) {
            case 0x48 -> Action.DIAGNOSE;
            case 0x68, 0x78 -> Action.DOWNLOAD;
            case 0x6A -> Action.CONFIGURE;
            case TS_NRT_MESSAGE -> Action.TIME_SET;
            case 0xAA -> Action.NOTIFY;
            default -> Action.OTHER;
        };
    }

    static String rdbName(int function) {
        return switch (function) {
            case 0x00 -> "read_signal_by_address";
            case 0x02 -> "read_logical_by_address";
            case READ_SIGNAL_BY_NAME -> "read_signal_by_name";
            case 0x06 -> "read_logical_by_name";
            case 0x0C -> "read_signal_by_list_start";
            case 0x0D -> "read_signal_by_list_continue";
            case 0x0E -> "read_logical_by_list_start";
            case 0x0F -> "read_logical_by_list_continue";
            case 0x80 -> "write_signal_by_address";
            case WRITE_SIGNAL_BY_NAME -> "write_signal_by_name";
            case 0x8C -> "write_signal_by_list_start";
            case 0x8D -> "write_signal_by_list_continue";
            default -> "";
        };
    }

    /** An access to the data base; bit 7 of its function is set where it writes. */
    static Service rdb(int function) {
        return ACCESSES[function];
    }

    private static Service access(int function) {
        String name = rdbName(function);
        Action action = name.isEmpty() ? Action.OTHER : (function & 0x80) != 0 ? Action.WRITE : Action.READ;
        String shown = name.isEmpty() ? "rdb_" + function : name;
        return new Service(function, shown, action).keyed(RDB + "/" + function);
    }

    /**
     * An extension by its two octets; null where it is not known. No capture shows which of the two is the group, so an
     * extension is named only where both orders mean it, or the other order means none.
     */
    static @Nullable Service extension(int first, int second) {
        int other = first == SECURITY ? second : first;
        if (isSecret(first, second) && other >= 1 && other <= 3) {
            return SECURITY_CODE;
        }
        return switch (first << 8 | second) {
            case 0x0101 -> RESET_SYSTEM;
            case 0x0202 -> READ_DATE;
            case 0x0281, 0x8102, 0x0282, 0x8202, 0x0283, 0x8302 -> WRITE_TIME;
            case 0x0400, 0x0004 -> CHANGE_ADDRESS;
            default -> null;
        };
    }

    /** Whether it may be an extension that has a security code, in either order. */
    private static boolean isSecret(int first, int second) {
        return first == SECURITY || second == SECURITY;
    }

    private static Service extension(String name, Action action) {
        return new Service(RDB_EXTENSION, name, action).keyed(RDB_EXTENSION + "/" + name);
    }
}
