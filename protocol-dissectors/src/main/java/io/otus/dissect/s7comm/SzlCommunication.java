package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;

/** What a CPU can do in communication, and how it is protected, lists 0x31 and 0x32 of the SSL. */
final class SzlCommunication {
    static final int CAPABILITY = 0x31;
    static final int STATUS = 0x32;
    /** Index of the record of list 0x32 with protection levels, switches and checksums. */
    static final int PROTECTION = 4;

    /** Least bytes of a record: those that older CPUs send too. */
    static final int RECORD = 14;

    /** Where the checksums of hardware configuration and program end, where there are any. */
    private static final int CHECKSUM_END = 24;

    private SzlCommunication() {}

    static void capability(ByteView r, FieldWriter out) {
        out.number("index", r.u16(0));
        if (r.u16(0) == 1) {
            out.number("most_pdu_length", r.u16(2));
            out.number("most_connections", r.u16(4));
            out.number("mpi_bits_per_second", r.u32(6));
            out.number("bus_bits_per_second", r.u32(10));
        }
    }

    static void status(ByteView r, FieldWriter out) {
        out.number("index", r.u16(0));
        if (r.u16(0) == PROTECTION) {
            out.number("protection_level_of_switch", r.u16(2));
            out.number("protection_level_set", r.u16(4));
            out.number("protection_level_valid", r.u16(6));
            out.number("mode_switch", r.u16(8));
            out.text("mode_switch_name", switchName(r.u16(8)));
            out.number("startup_switch", r.u16(10));
            if (r.length() >= CHECKSUM_END) {
                out.flag("checksums_valid", r.u16(14) != 0);
                out.number("hardware_checksum_1", r.le16(16));
                out.number("hardware_checksum_2", r.le16(18));
                out.number("program_checksum_1", r.le16(20));
                out.number("program_checksum_2", r.le16(22));
            }
        }
    }

    /** Name of a position of the mode switch as list 0x32 counts them. */
    static String switchName(int position) {
        return switch (position) {
            case 0 -> "undefined";
            case 1 -> "run";
            case 2 -> "run_p";
            case 3 -> "stop";
            case 4 -> "memory_reset";
            default -> "position_" + position;
        };
    }
}
