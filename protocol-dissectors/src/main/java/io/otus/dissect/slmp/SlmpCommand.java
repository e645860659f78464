package io.otus.dissect.slmp;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Commands with what they mean for the device, SH-080956 §5.1. */
final class SlmpCommand {
    static final int DEVICE_READ = 0x0401;
    static final int DEVICE_WRITE = 0x1401;
    static final int DEVICE_READ_RANDOM = 0x0403;
    static final int DEVICE_WRITE_RANDOM = 0x1402;
    static final int DEVICE_ENTRY_MONITOR = 0x0801;
    static final int DEVICE_EXECUTE_MONITOR = 0x0802;
    static final int DEVICE_READ_BLOCK = 0x0406;
    static final int DEVICE_WRITE_BLOCK = 0x1406;
    static final int MEMORY_READ = 0x0613;
    static final int MEMORY_WRITE = 0x1613;
    static final int EXTEND_UNIT_READ = 0x0601;
    static final int EXTEND_UNIT_WRITE = 0x1601;
    static final int REMOTE_RUN = 0x1001;
    static final int REMOTE_STOP = 0x1002;
    static final int REMOTE_PAUSE = 0x1003;
    static final int REMOTE_LATCH_CLEAR = 0x1005;
    static final int REMOTE_RESET = 0x1006;
    static final int READ_TYPE_NAME = 0x0101;
    static final int SELF_TEST = 0x0619;
    static final int CLEAR_ERROR = 0x1617;
    static final int UNLOCK = 0x1630;
    static final int LOCK = 0x1631;
    static final int NODE_SEARCH = 0x0E30;
    static final int IP_ADDRESS_SET = 0x0E31;

    /** The service of a response whose request was not seen. */
    static final Service UNSEEN = new Service(-1, "unseen", Action.OTHER);

    /** Devices read bit by bit: the answer has another form than that of words. */
    static final Service DEVICE_READ_BITS =
            new Service(DEVICE_READ, "device_read", Action.READ).keyed(DEVICE_READ + "/1");

    private static final Map<Integer, Service> SERVICES = new HashMap<>();

    static {
        """
        0401 device_read read
        1401 device_write write
        0403 device_read_random read
        1402 device_write_random write
        0801 device_entry_monitor subscribe
        0802 device_execute_monitor read
        0406 device_read_block read
        1406 device_write_block write
        041a array_label_read read
        141a array_label_write write
        041c label_read_random read
        141b label_write_random write
        0613 memory_read read
        1613 memory_write write
        0601 extend_unit_read read
        1601 extend_unit_write write
        1001 remote_run start
        1002 remote_stop stop
        1003 remote_pause stop
        1005 remote_latch_clear delete
        1006 remote_reset restart
        0101 read_type_name identify
        1810 read_directory_file file
        1811 search_directory_file file
        1820 new_file file
        1822 delete_file delete
        1824 copy_file file
        1825 change_file_state file
        1826 change_file_date file
        1827 open_file file
        1828 read_file file
        1829 write_file file
        182a close_file file
        0619 self_test diagnose
        1617 clear_error diagnose
        2101 on_demand notify
        1630 remote_password_unlock authenticate
        1631 remote_password_lock authenticate
        0e30 node_search discover
        0e31 ip_address_set configure
        """.lines().forEach(SlmpCommand::put);
    }

    private SlmpCommand() {}

    private static void put(String line) {
        String[] words = line.split(" ", 3);
        int code = Integer.parseInt(words[0], 16);
        SERVICES.put(code, new Service(code, words[1], Action.valueOf(words[2].toUpperCase(Locale.ROOT))));
    }

    static boolean isKnown(int command) {
        return SERVICES.containsKey(command);
    }

    static String name(int command) {
        Service service = SERVICES.get(command);
        return service == null ? "command_" + command : service.name();
    }

    static Service service(int command, int subcommand) {
        if (command == DEVICE_READ && isBits(subcommand)) {
            return DEVICE_READ_BITS;
        }
        Service service = SERVICES.get(command);
        return service == null ? new Service(command, name(command), Action.OTHER) : service;
    }

    /** Whether a subcommand of device commands means single bits, SH-080956 §5.2. */
    static boolean isBits(int subcommand) {
        return (subcommand & 1) != 0;
    }

    /** Whether devices are named in the long form of the iQ-R Series. */
    static boolean isLong(int subcommand) {
        return (subcommand & 2) != 0;
    }

    /** Whether devices are named with the device memory extension. */
    static boolean isExtended(int subcommand) {
        return (subcommand & ~3) != 0;
    }

    /** End codes of SLMP itself, SH-080956 §4.2 and those of modules that its manuals list. */
    static String endCode(int code) {
        return switch (code) {
            case 0x0000 -> "normal";
            case 0x0055 -> "online_change_disabled";
            case 0xC050 -> "ascii_data_not_convertible";
            case 0xC051, 0xC052, 0xC053, 0xC054 -> "number_of_points_out_of_range";
            case 0xC056 -> "maximum_address_exceeded";
            case 0xC058 -> "data_length_mismatch_after_ascii_conversion";
            case 0xC059 -> "command_or_subcommand_error";
            case 0xC05B -> "device_not_accessible";
            case 0xC05C -> "request_content_error";
            case 0xC05D -> "monitor_not_registered";
            case 0xC05F -> "request_not_executable";
            case 0xC060 -> "request_content_error_of_bits";
            case 0xC061 -> "request_data_length_mismatch";
            case 0xC06F -> "binary_and_ascii_mismatch";
            case 0xC070 -> "device_memory_extension_not_allowed";
            case 0xC0B5 -> "data_not_handled";
            case 0xC200 -> "remote_password_error";
            case 0xC201 -> "port_locked_by_remote_password";
            case 0xC204 -> "locked_by_another_device";
            case 0xCEE0 -> "busy";
            case 0xCEE1 -> "request_too_large";
            case 0xCEE2 -> "response_too_large";
            default -> "end_code_" + code;
        };
    }
}
