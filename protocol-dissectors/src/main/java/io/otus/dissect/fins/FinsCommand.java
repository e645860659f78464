package io.otus.dissect.fins;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Command codes with what they mean for the unit, W342 §5-3, and of the CV Series and Ethernet Units, W421 §7. What is
 * CPU UNIT here, editions before called CONTROLLER.
 */
final class FinsCommand {
    static final int MEMORY_AREA_READ = 0x0101;
    static final int MEMORY_AREA_WRITE = 0x0102;
    static final int MEMORY_AREA_FILL = 0x0103;
    static final int MULTIPLE_MEMORY_AREA_READ = 0x0104;
    static final int MEMORY_AREA_TRANSFER = 0x0105;
    static final int PARAMETER_AREA_READ = 0x0201;
    static final int PARAMETER_AREA_WRITE = 0x0202;
    static final int PARAMETER_AREA_CLEAR = 0x0203;
    static final int PROGRAM_AREA_READ = 0x0306;
    static final int PROGRAM_AREA_WRITE = 0x0307;
    static final int RUN = 0x0401;
    static final int STOP = 0x0402;
    static final int CPU_UNIT_DATA_READ = 0x0501;
    static final int CONNECTION_DATA_READ = 0x0502;
    static final int CPU_UNIT_STATUS_READ = 0x0601;
    static final int ACCESS_RIGHT_ACQUIRE = 0x0C01;
    static final int ACCESS_RIGHT_FORCED_ACQUIRE = 0x0C02;
    static final int ACCESS_RIGHT_RELEASE = 0x0C03;
    static final int MEMORY_AREA_FILE_TRANSFER = 0x220A;
    static final int PARAMETER_AREA_FILE_TRANSFER = 0x220B;
    static final int PROGRAM_AREA_FILE_TRANSFER = 0x220C;
    static final int FORCED_SET_RESET = 0x2301;

    /** The exchange of node addresses of FINS/TCP, and other commands of its header, W421 §7-4. */
    static final Service CONNECTION = new Service(-1, "node_address_data_send", Action.SESSION);

    /** Transfers between memory and a file, where the file is what is read. */
    private static final Service MEMORY_FROM_FILE = new Service(
                    MEMORY_AREA_FILE_TRANSFER, "memory_area_file_transfer", Action.WRITE)
            .keyed(MEMORY_AREA_FILE_TRANSFER + "/1");

    private static final Service PARAMETERS_FROM_FILE = new Service(
                    PARAMETER_AREA_FILE_TRANSFER, "parameter_area_file_transfer", Action.DOWNLOAD)
            .keyed(PARAMETER_AREA_FILE_TRANSFER + "/1");
    private static final Service PROGRAM_FROM_FILE = new Service(
                    PROGRAM_AREA_FILE_TRANSFER, "program_area_file_transfer", Action.DOWNLOAD)
            .keyed(PROGRAM_AREA_FILE_TRANSFER + "/1");

    private static final Map<Integer, Service> SERVICES = new HashMap<>();

    static {
        """
        0101 memory_area_read read
        0102 memory_area_write write
        0103 memory_area_fill write
        0104 multiple_memory_area_read read
        0105 memory_area_transfer write
        0110 composite_registration_read read
        0111 register_composite_read read
        0201 parameter_area_read upload
        0202 parameter_area_write download
        0203 parameter_area_clear delete
        0220 data_link_table_read upload
        0221 data_link_table_write download
        0304 program_area_protect configure
        0305 program_area_protect_clear configure
        0306 program_area_read upload
        0307 program_area_write download
        0308 program_area_clear delete
        0401 run start
        0402 stop stop
        0403 reset restart
        0501 cpu_unit_data_read identify
        0502 connection_data_read identify
        0601 cpu_unit_status_read diagnose
        0602 network_status_read diagnose
        0603 data_link_status_read diagnose
        0620 cycle_time_read diagnose
        0701 clock_read diagnose
        0702 clock_write time_set
        0801 loop_back_test diagnose
        0802 broadcast_test_results_read diagnose
        0803 broadcast_test_data_send diagnose
        0920 message_read_clear diagnose
        0c01 access_right_acquire session
        0c02 access_right_forced_acquire session
        0c03 access_right_release session
        2101 error_clear diagnose
        2102 error_log_read diagnose
        2103 error_log_clear configure
        2140 fins_write_access_log_read diagnose
        2141 fins_write_access_log_clear configure
        2201 file_name_read file
        2202 single_file_read file
        2203 single_file_write file
        2204 file_memory_format delete
        2205 file_delete delete
        2206 volume_label_create_delete file
        2207 file_copy file
        2208 file_name_change file
        2209 file_data_check file
        220a memory_area_file_transfer file
        220b parameter_area_file_transfer file
        220c program_area_file_transfer file
        220f file_memory_index_read file
        2210 file_memory_read file
        2211 file_memory_write file
        2215 create_delete_directory file
        2220 memory_cassette_transfer file
        2301 forced_set_reset write
        2302 forced_set_reset_cancel write
        230a multiple_forced_status_read read
        2601 name_set configure
        2602 name_delete configure
        2603 name_read identify
        2701 udp_open_request session
        2702 udp_receive_request session
        2703 udp_send_request session
        2704 udp_close_request session
        2710 passive_tcp_open_request session
        2711 active_tcp_open_request session
        2712 tcp_receive_request session
        2713 tcp_send_request session
        2714 tcp_close_request session
        2720 ping diagnose
        2730 fins_tcp_connection_remote_node_change_request configure
        2731 fins_tcp_connection_status_read diagnose
        2750 ip_address_table_write configure
        2757 ip_address_write configure
        2760 ip_address_table_read diagnose
        2761 ip_router_table_read diagnose
        2762 protocol_status_read diagnose
        2763 memory_status_read diagnose
        2764 socket_status_read diagnose
        2765 address_information_read diagnose
        2767 ip_address_read diagnose
        """.lines().forEach(FinsCommand::put);
    }

    private FinsCommand() {}

    private static void put(String line) {
        String[] words = line.split(" ", 3);
        int code = Integer.parseInt(words[0], 16);
        SERVICES.put(code, new Service(code, words[1], Action.valueOf(words[2].toUpperCase(Locale.ROOT))));
    }

    static boolean isKnown(int code) {
        return SERVICES.containsKey(code);
    }

    static String name(int code) {
        Service service = SERVICES.get(code);
        return service == null ? "command_" + code : service.name();
    }

    static Service service(int code) {
        Service service = SERVICES.get(code);
        return service == null ? new Service(code, name(code), Action.OTHER) : service;
    }

    /** The service of a transfer between an area and a file, by its parameter code: 1 takes what is in the file. */
    static Service transfer(int code, long parameterCode) {
        if (parameterCode != 1) {
            return service(code);
        }
        return switch (code) {
            case MEMORY_AREA_FILE_TRANSFER -> MEMORY_FROM_FILE;
            case PARAMETER_AREA_FILE_TRANSFER -> PARAMETERS_FROM_FILE;
            case PROGRAM_AREA_FILE_TRANSFER -> PROGRAM_FROM_FILE;
            default -> service(code);
        };
    }
}
