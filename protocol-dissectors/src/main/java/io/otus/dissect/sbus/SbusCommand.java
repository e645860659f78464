package io.otus.dissect.sbus;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/** Command codes of S-Bus: those of a reduced protocol, and those of the whole one that programming tools use. */
final class SbusCommand {
    static final int READ_COUNTERS = 0;
    static final int READ_DISPLAY_REGISTER = 1;
    static final int READ_FLAGS = 2;
    static final int READ_INPUTS = 3;
    static final int READ_REAL_TIME_CLOCK = 4;
    static final int READ_OUTPUTS = 5;
    static final int READ_REGISTERS = 6;
    static final int READ_TIMERS = 7;
    static final int WRITE_COUNTERS = 10;
    static final int WRITE_FLAGS = 11;
    static final int WRITE_REAL_TIME_CLOCK = 12;
    static final int WRITE_OUTPUTS = 13;
    static final int WRITE_REGISTERS = 14;
    static final int WRITE_TIMERS = 15;
    static final int READ_STATUS = 20;
    static final int READ_OWN_STATUS = 27;
    static final int READ_STATION_NUMBER = 29;
    static final int READ_USER_MEMORY = 30;
    static final int READ_FIRMWARE_VERSION = 32;
    static final int WRITE_USER_MEMORY = 35;
    static final int READ_BYTES = 71;
    static final int WRITE_BYTES = 81;
    static final int READ_DATA_BLOCK = 150;
    static final int READ_WRITE_BLOCK = 169;

    /** The service of an answer whose request was not seen. */
    static final Service UNSEEN = new Service(-1, "unknown", Action.OTHER);

    private static final @Nullable Service[] SERVICES = new Service[256];
    /** Of {@link #READ_WRITE_BLOCK}, by the type of the telegram. */
    private static final @Nullable Service[] BLOCKS = new Service[256];

    static {
        media();
        each(READ_STATUS, 7, "read_pcd_status_cpu_", Action.DIAGNOSE);
        put(READ_OWN_STATUS, "read_pcd_status_own", Action.DIAGNOSE);
        put(READ_STATION_NUMBER, "read_station_number", Action.IDENTIFY);
        put(READ_FIRMWARE_VERSION, "read_firmware_version", Action.IDENTIFY);
        program();
        run();
        debugging();
        blocks();
        telegrams();
    }

    private SbusCommand() {}

    private static void media() {
        put(READ_COUNTERS, "read_counters", Action.READ);
        put(READ_DISPLAY_REGISTER, "read_display_register", Action.READ);
        put(READ_FLAGS, "read_flags", Action.READ);
        put(READ_INPUTS, "read_inputs", Action.READ);
        put(READ_REAL_TIME_CLOCK, "read_real_time_clock", Action.READ);
        put(READ_OUTPUTS, "read_outputs", Action.READ);
        put(READ_REGISTERS, "read_registers", Action.READ);
        put(READ_TIMERS, "read_timers", Action.READ);
        put(WRITE_COUNTERS, "write_counters", Action.WRITE);
        put(WRITE_FLAGS, "write_flags", Action.WRITE);
        put(WRITE_REAL_TIME_CLOCK, "write_real_time_clock", Action.TIME_SET);
        put(WRITE_OUTPUTS, "write_outputs", Action.WRITE);
        put(WRITE_REGISTERS, "write_registers", Action.WRITE);
        put(WRITE_TIMERS, "write_timers", Action.WRITE);
        // It may read and write; which, is in a form that is not known.
        put(19, "read_write_multimedia", Action.OTHER);
        put(90, "clear_all", Action.WRITE);
        put(91, "clear_flags", Action.WRITE);
        put(92, "clear_outputs", Action.WRITE);
        put(93, "clear_registers", Action.WRITE);
        put(94, "clear_timers", Action.WRITE);
    }

    private static void program() {
        put(READ_USER_MEMORY, "read_user_memory", Action.READ);
        put(31, "read_program_line", Action.UPLOAD);
        put(33, "read_text", Action.READ);
        put(34, "read_active_transition", Action.DIAGNOSE);
        put(WRITE_USER_MEMORY, "write_user_memory", Action.DOWNLOAD);
        put(36, "write_program_line", Action.DOWNLOAD);
        put(37, "write_text", Action.WRITE);
        put(110, "change_block", Action.DOWNLOAD);
        put(112, "delete_program_line", Action.DOWNLOAD);
        put(114, "insert_program_line", Action.DOWNLOAD);
        put(117, "make_text", Action.DOWNLOAD);
        put(165, "erase_flash", Action.DELETE);
        put(172, "change_blocks_in_run", Action.DOWNLOAD);
        put(173, "flash_card", Action.FILE);
        put(174, "download_firmware", Action.FIRMWARE);
        put(175, "web_server", Action.OTHER);
    }

    private static void run() {
        each(40, 7, "run_procedure_cpu_", Action.START);
        put(47, "run_procedure_own_cpu", Action.START);
        put(48, "run_procedure_all_cpus", Action.START);
        each(49, 1, 6, "restart_cold_cpu_", Action.RESTART);
        put(56, "restart_cold_own_cpu", Action.RESTART);
        put(57, "restart_cold_all_cpus", Action.RESTART);
        each(60, 7, "stop_procedure_cpu_", Action.STOP);
        put(67, "stop_procedure_own_cpu", Action.STOP);
        put(68, "stop_procedure_all_cpus", Action.STOP);
        each(99, 1, 6, "restart_warm_cpu_", Action.RESTART);
        put(106, "restart_warm_own_cpu", Action.RESTART);
        put(107, "restart_warm_all_cpus", Action.RESTART);
        put(166, "restart_cold_flag", Action.RESTART);
        put(130, "xob_17_interrupt", Action.OPERATE);
        put(131, "xob_18_interrupt", Action.OPERATE);
        put(132, "xob_19_interrupt", Action.OPERATE);
    }

    private static void debugging() {
        put(70, "read_arithmetic_status", Action.DIAGNOSE);
        put(READ_BYTES, "read_byte", Action.READ);
        put(72, "read_halt_failure_register", Action.DIAGNOSE);
        put(73, "read_index_register", Action.DIAGNOSE);
        put(74, "read_instruction_pointer", Action.DIAGNOSE);
        put(75, "find_history", Action.DIAGNOSE);
        put(80, "write_arithmetic_status", Action.WRITE);
        put(WRITE_BYTES, "write_byte", Action.WRITE);
        put(82, "write_index_register", Action.WRITE);
        put(83, "write_instruction_pointer", Action.WRITE);
        SERVICES[111] = new Service(111, "clear_history_failure", Action.DELETE, Danger.TRACES);
        put(113, "go_conditional", Action.MODE);
        put(115, "local_cycles", Action.MODE);
        put(116, "all_cycles", Action.MODE);
        put(118, "execute_single_instruction", Action.MODE);
        put(119, "single_step", Action.MODE);
        put(145, "read_hangup_timeout", Action.READ);
        put(155, "read_block_address", Action.DIAGNOSE);
        put(156, "read_block_sizes", Action.DIAGNOSE);
        put(157, "read_current_block", Action.DIAGNOSE);
        put(158, "read_call_stack", Action.DIAGNOSE);
        put(170, "get_diagnostic", Action.DIAGNOSE);
        put(171, "read_system_information", Action.DIAGNOSE);
    }

    private static void blocks() {
        put(READ_DATA_BLOCK, "read_data_block", Action.READ);
        put(151, "write_data_block", Action.WRITE);
        put(152, "make_data_block", Action.DOWNLOAD);
        put(153, "clear_data_block", Action.DELETE);
        put(154, "clear_text", Action.DELETE);
        put(159, "read_dbx", Action.READ);
        put(161, "read_user_eeprom_register", Action.READ);
        put(163, "write_user_eeprom_register", Action.WRITE);
        put(167, "write_system_buffer", Action.CONFIGURE);
        put(168, "read_system_buffer", Action.DIAGNOSE);
        put(READ_WRITE_BLOCK, "read_write_block", Action.OTHER);
    }

    private static void put(int code, String name, Action action) {
        SERVICES[code] = new Service(code, name, action);
    }

    private static void each(int first, int count, String name, Action action) {
        each(first, 0, count, name, action);
    }

    /** A command of each CPU from {@code from} on; the code of CPU 0 is {@code zero}, also where there is none. */
    private static void each(int zero, int from, int count, String name, Action action) {
        for (int cpu = from; cpu < from + count; cpu++) {
            put(zero + cpu, name + cpu, action);
        }
    }

    private static void telegrams() {
        telegram(0, "write_block", Action.DOWNLOAD);
        telegram(1, "write_block", Action.DOWNLOAD);
        telegram(2, "write_block", Action.DOWNLOAD);
        telegram(7, "abort_write_block", Action.SESSION);
        telegram(8, "write_block", Action.DOWNLOAD);
        telegram(16, "read_block", Action.UPLOAD);
        telegram(17, "read_block", Action.UPLOAD);
        telegram(23, "abort_read_block", Action.SESSION);
        telegram(24, "read_block", Action.UPLOAD);
        telegram(32, "delete_block", Action.DELETE);
        telegram(33, "read_block_size", Action.DIAGNOSE);
        telegram(34, "read_block_list", Action.DIAGNOSE);
    }

    private static void telegram(int type, String name, Action action) {
        BLOCKS[type] = new Service(READ_WRITE_BLOCK, name, action).keyed(READ_WRITE_BLOCK + "/" + type);
    }

    static boolean isBlockTelegram(int type) {
        return BLOCKS[type] != null;
    }

    static boolean isKnown(int code) {
        return SERVICES[code] != null;
    }

    /** The service of a request; for program blocks and files the type of the telegram decides. */
    static Service of(int code, int blockTelegram) {
        Service service = SERVICES[code];
        if (service == null) {
            return new Service(code, "command_" + code, Action.OTHER);
        }
        Service block = code == READ_WRITE_BLOCK && blockTelegram >= 0 ? BLOCKS[blockTelegram] : null;
        return block == null ? service : block;
    }
}
