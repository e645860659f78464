package io.otus.dissect.fins;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of commands and the data of normal responses, W342 §5-3, as far as they need no help of a request. A
 * line is the command code, {@code >} for a command or {@code <} for a response, and the fields: {@code u} numbers,
 * {@code n} counts with a flag that nothing comes behind them, {@code c} two digits in BCD, {@code d} eight, {@code s}
 * text, {@code p} a length and a path, {@code a} an address in a memory area, {@code f} names of files, {@code o}
 * octets counted by the number before, {@code x} octets, {@code z} secrets, {@code r} what is left, each with its size;
 * behind {@code [} all may be absent, and what stands behind an opening brace repeats.
 */
final class Forms {
    private static final Map<Integer, Form> COMMANDS = new HashMap<>();
    private static final Map<Integer, Form> RESPONSES = new HashMap<>();

    static {
        """
        0105 > source:a destination:a number_of_items:u2
        0105 <
        0102 <
        0103 <
        0201 > parameter_area_code:u2 beginning_word:u2 number_of_words:n2
        0201 < parameter_area_code:u2 beginning_word:u2 number_of_words:n2 data:o2
        0202 > parameter_area_code:u2 beginning_word:u2 number_of_words:n2 data:o2
        0202 <
        0203 > parameter_area_code:u2 beginning_word:u2 number_of_words:u2 data:x2
        0203 <
        0304 > program_no:u2 protect_code:u1 beginning_word:u4 last_word:u4 password:z4
        0304 <
        0305 > program_no:u2 protect_code:u1 beginning_word:u4 last_word:u4 password:z4
        0305 <
        0306 > program_no:u2 beginning_word:u4 number_of_bytes:u2
        0306 < program_no:u2 beginning_word:u4 number_of_bytes:n2 data:o1
        0307 > program_no:u2 beginning_word:u4 number_of_bytes:n2 data:o1
        0307 < program_no:u2 beginning_word:u4 number_of_bytes:n2
        0308 > program_no:u2 [ clear_code:u1
        0308 <
        0401 > [ program_no:u2 [ mode:u1
        0401 <
        0402 > [ program_no:u2
        0402 <
        0403 >
        0501 > [ parameter:u1
        0502 > unit_address:u1 [ number_of_units:u1
        0502 < number_of_units:n1 units{ unit_address:u1 model:s20
        0601 >
        0601 < status:u1 mode:u1 fatal_error_data:u2 non_fatal_error_data:u2 message_yes_no:u2 error_code:u2 error_message:s16
        0602 >
        0603 >
        0620 > parameter:u1
        0620 < [ average_cycle_time:d4 maximum_cycle_time:d4 minimum_cycle_time:d4
        0701 >
        0701 < year:c month:c date:c hour:c minute:c second:c day:c
        0702 > year:c month:c date:c hour:c minute:c [ second:c [ day:c
        0702 <
        0801 > test_data:r
        0801 < test_data:r
        0802 >
        0802 < number_of_receptions:u2
        0803 > test_data:r
        0920 > parameter:u2
        0920 < data:r
        0c01 > program_no:u2
        0c01 <
        0c02 > program_no:u2
        0c02 <
        0c03 > program_no:u2
        0c03 <
        2101 > error_reset_fal_no:u2
        2101 <
        2102 > beginning_record_no:u2 number_of_records:u2
        2102 < maximum_no_of_records:u2 number_of_stored_records:u2 number_of_records:u2 records{ error_code:u2 detail:u2 minute:c second:c date:c hour:c year:c month:c
        2103 >
        2103 <
        2140 > beginning_record_no:u2 number_of_records:u2
        2140 < maximum_no_of_records:u2 number_of_stored_records:u2 number_of_records:u2 records:r
        2141 >
        2141 <
        2201 > disk_no:u2 beginning_file_position:u2 number_of_files:u2 [ directory:p
        2201 < volume_label:s12 date_and_time:u4 total_capacity:u4 unused_capacity:u4 total_number_of_files:u2 number_of_files:n2 files{ file_name:s12 date_and_time:u4 file_capacity:u4 attribute:u2
        2202 > disk_no:u2 file_name:s12 file_position:u4 data_length:u2 [ directory:p
        2202 < file_capacity:u4 file_position:u4 data_length:u2 data:o1
        2203 > disk_no:u2 parameter_code:u2 file_name:s12 file_position:u4 data_length:u2 data:o1 [ directory:p
        2203 <
        2204 > disk_no:u2
        2204 <
        2205 > disk_no:u2 number_of_files:u2 files:f [ directory:p
        2205 < number_of_files:u2
        2206 > disk_no:u2 parameter_code:u2 volume_label:s12
        2206 <
        2207 > source_disk_no:u2 source_file_name:s12 destination_disk_no:u2 destination_file_name:s12 [ source_directory:p destination_directory:p
        2207 <
        2208 > disk_no:u2 old_file_name:s12 new_file_name:s12 [ directory:p
        2208 <
        2209 > disk_no:u2 file_name:s12
        2209 <
        220a > parameter_code:u2 beginning_address:a number_of_items:u2 disk_no:u2 file_name:s12 [ directory:p
        220a < number_of_items:u2
        220b > parameter_code:u2 parameter_area_code:u2 beginning_word:u2 number_of_words:u2 disk_no:u2 file_name:s12 [ directory:p
        220b < number_of_words:u2
        220c > parameter_code:u2 program_no:u2 beginning_word:u4 number_of_bytes:u4 disk_no:u2 file_name:s12 [ directory:p
        220c < number_of_bytes:u4
        2215 > disk_no:u2 parameter_code:u2 directory_name:s12 [ directory:p
        2215 <
        2301 <
        2302 >
        2302 <
        230a > beginning_address:a number_of_units:u2
        230a < beginning_address:a number_of_units:u2 data:r
        """.lines().forEach(Forms::put);
    }

    /** CPU UNIT DATA READ of a CPU Unit, W342 §5-3-15: what was asked for, or all. */
    private static final Form CPU_UNIT_DATA = Form.of(
            "model:s20 version:s20 system_use:x40 program_area_size:u2 iom_size:u1 number_of_dm_words:u2 timer_counter_size:u1"
                    + " em_size:u1 not_used:u2 memory_card_type:u1 memory_card_size:u2"
                    + " [ cpu_bus_unit_configuration:x64 remote_io_data:u2 cpu_unit_information:u1");

    private static final Form BUS_DATA =
            Form.of("cpu_bus_unit_configuration:x64 remote_io_data:u2 cpu_unit_information:u1");

    /** CPU UNIT DATA READ of other units: model and version come first with all of them. */
    private static final Form UNIT_DATA = Form.of("model:s20 version:s20 data:r");

    private static final int BUS_DATA_SIZE = 67;

    private Forms() {}

    private static void put(String line) {
        Map<Integer, Form> forms = line.charAt(5) == '>' ? COMMANDS : RESPONSES;
        forms.put(Integer.parseInt(line.substring(0, 4), 16), Form.of(line.substring(6)));
    }

    /** The form of a command's parameters; null where they stay raw, or {@link Memory} reads them. */
    static @Nullable Form command(int code) {
        return COMMANDS.get(code);
    }

    /** The form of the data behind a normal end code; null where they stay raw, or {@link Memory} reads them. */
    static @Nullable Form response(FinsFrame frame, int length) {
        if (frame.commandCode() != FinsCommand.CPU_UNIT_DATA_READ) {
            return RESPONSES.get(frame.commandCode());
        }
        return !frame.isCpuUnit() ? UNIT_DATA : length == BUS_DATA_SIZE ? BUS_DATA : CPU_UNIT_DATA;
    }
}
