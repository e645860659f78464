package io.otus.dissect.cip;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * A PCCC command or its reply, Rockwell Automation 1770-6.5.16 chapters 6 and 7.
 *
 * @param requestorId vendor and serial number of who asks, as CIP puts them before PCCC
 * @param command 0 to 15, and so many with bit 6 set in a reply
 * @param status 0 in commands
 * @param transaction a reply repeats it
 * @param function with the command it tells what is asked; -1 for none
 * @param extendedStatus behind the status 0xF0; -1 for none
 * @param name the manual's name of command and function; empty where it has none
 * @param parameters what is named
 */
record Pccc(
        Octets requestorId,
        int command,
        int status,
        int transaction,
        int function,
        int extendedStatus,
        String name,
        Parameters parameters,
        Octets data)
        implements Content {
    static final int REPLY = 0x40;

    /**
     * Address, size, mode and values, as far as the function has them.
     *
     * @param address such as {@code N7:0}; empty without
     * @param size bytes read or written; -1 without
     * @param mode name of an operating mode; empty without
     * @param points the address as points
     */
    record Parameters(String address, int size, String mode, ValueList values, List<PointRange> points) {
        static final Parameters NONE = new Parameters("", -1, "", ValueList.NONE, List.of());

        Parameters {
            points = List.copyOf(points);
        }
    }

    @Override
    public void fields(FieldWriter out) {
        out.octets("requestor_id", requestorId);
        out.number("pccc_command", command);
        out.number("pccc_status", status);
        out.number("pccc_transaction", transaction);
        if (function >= 0) {
            out.number("pccc_function", function);
        }
        if (!name.isEmpty()) {
            out.text("pccc_function_name", name);
        }
        if (extendedStatus >= 0) {
            out.number("pccc_extended_status", extendedStatus);
        }
        if (!parameters.address().isEmpty()) {
            out.text("address", parameters.address());
        }
        if (parameters.size() >= 0) {
            out.number("size", parameters.size());
        }
        if (!parameters.mode().isEmpty()) {
            out.text("mode", parameters.mode());
        }
        if (parameters.values().size() > 0) {
            out.values("values", parameters.values());
        }
        if (data.length() > 0) {
            out.octets("data", data);
        }
    }

    /** The service that the command stands for. */
    Service service() {
        return service(command & 0x0F, function, parameters.mode());
    }

    private static Service service(int command, int function, String mode) {
        int code = command << 8 | Math.max(0, function);
        String named = name(command, function);
        String name = named.isEmpty() ? "pccc_0x" + Integer.toHexString(code) : named;
        Action action = switch (mode) {
            case "" -> action(command, function);
            case "run" -> Action.START;
            case "program" -> Action.STOP;
            default -> Action.MODE;
        };
        String key = "pccc/" + command + "/" + Math.max(0, function) + (mode.isEmpty() ? "" : "/" + mode);
        return new Service(code, mode.isEmpty() ? name : name + "_" + mode, action).keyed(key);
    }

    private static Action action(int command, int function) {
        return switch (command) {
            case 0x00, 0x02, 0x05, 0x08 -> Action.WRITE;
            case 0x01 -> Action.READ;
            case 0x06 ->
                function == 0x03 || function == 0x00 || function == 0x01 || function == 0x09
                        ? Action.DIAGNOSE
                        : Action.CONFIGURE;
            case 0x07 ->
                switch (function) {
                    case 0x00 -> Action.STOP;
                    case 0x01, 0x03 -> Action.START;
                    case 0x04 -> Action.DOWNLOAD;
                    case 0x06 -> Action.UPLOAD;
                    default -> Action.MODE;
                };
            case 0x0F -> extended(function);
            default -> Action.OTHER;
        };
    }

    private static Action extended(int function) {
        return switch (function) {
            case 0x00, 0x02, 0x26, 0x67, 0x79, 0xA9, 0xAA, 0xAB -> Action.WRITE;
            case 0x01, 0x29, 0x68, 0xA1, 0xA2 -> Action.READ;
            case 0x05, 0x18, 0x50, 0x52, 0xAF -> Action.DOWNLOAD;
            case 0x06, 0x17, 0x53, 0x55, 0xA7 -> Action.UPLOAD;
            case 0x07 -> Action.STOP;
            case 0x0A -> Action.RESTART;
            case 0x3A, 0x80 -> Action.MODE;
            case 0x41, 0x5E, 0x8F -> Action.CONFIGURE;
            case 0x57 -> Action.DELETE;
            case 0x11, 0x12 -> Action.SESSION;
            case 0x81, 0x82 -> Action.FILE;
            default -> Action.OTHER;
        };
    }

    /** The manual's name; empty where it has none. */
    static String name(int command, int function) {
        return switch (command) {
            case 0x00 -> "protected_write";
            case 0x01 -> "unprotected_read";
            case 0x02 -> "protected_bit_write";
            case 0x05 -> "unprotected_bit_write";
            case 0x08 -> "unprotected_write";
            case 0x06 ->
                switch (function) {
                    case 0x00 -> "echo";
                    case 0x01 -> "read_diagnostic_counters";
                    case 0x02 -> "set_variables";
                    case 0x03 -> "diagnostic_status";
                    case 0x04 -> "set_timeout";
                    case 0x05 -> "set_naks";
                    case 0x06 -> "set_enqs";
                    case 0x07 -> "reset_diagnostic_counters";
                    case 0x08 -> "set_data_table_size";
                    case 0x09 -> "read_link_parameters";
                    case 0x0A -> "set_link_parameters";
                    default -> "";
                };
            case 0x07 ->
                switch (function) {
                    case 0x00 -> "disable_outputs";
                    case 0x01 -> "enable_outputs";
                    case 0x03 -> "enable_plc_scanning";
                    case 0x04 -> "enter_download_mode";
                    case 0x05 -> "exit_download_upload_mode";
                    case 0x06 -> "enter_upload_mode";
                    default -> "";
                };
            case 0x0F -> extendedName(function);
            default -> "";
        };
    }

    private static String extendedName(int function) {
        return switch (function) {
            case 0x00 -> "word_range_write";
            case 0x01 -> "word_range_read";
            case 0x02 -> "bit_write";
            case 0x05 -> "download_request";
            case 0x06 -> "upload";
            case 0x07 -> "shutdown";
            case 0x0A -> "restart_request";
            case 0x11 -> "get_edit_resource";
            case 0x12 -> "return_edit_resource";
            case 0x17 -> "read_bytes_physical";
            case 0x18 -> "write_bytes_physical";
            case 0x26 -> "read_modify_write";
            case 0x29 -> "read_section_size";
            case 0x3A -> "set_cpu_mode";
            case 0x41 -> "disable_forces";
            case 0x50 -> "download_all_request";
            case 0x52 -> "download_completed";
            case 0x53 -> "upload_all_request";
            case 0x55 -> "upload_completed";
            case 0x57 -> "initialize_memory";
            case 0x5E -> "modify_plc_2_compatibility_file";
            case 0x67 -> "typed_write";
            case 0x68 -> "typed_read";
            case 0x79 -> "read_modify_write_n";
            case 0x80 -> "change_mode";
            case 0x81 -> "open_file";
            case 0x82 -> "close_file";
            case 0x8F -> "apply_port_configuration";
            case 0xA1 -> "protected_typed_logical_read_with_two_address_fields";
            case 0xA2 -> "protected_typed_logical_read_with_three_address_fields";
            case 0xA7 -> "protected_typed_file_read";
            case 0xA9 -> "protected_typed_logical_write_with_two_address_fields";
            case 0xAA -> "protected_typed_logical_write_with_three_address_fields";
            case 0xAB -> "protected_typed_logical_write_with_mask";
            case 0xAF -> "protected_typed_file_write";
            default -> "";
        };
    }
}
