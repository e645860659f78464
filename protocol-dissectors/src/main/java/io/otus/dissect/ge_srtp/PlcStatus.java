package io.otus.dissect.ge_srtp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status that a controller adds to each acknowledgement without text, DFRWS 2017, table 4; the bits of its status
 * word as Elipse's manual of its GE Ethernet driver lists them.
 *
 * <pre>
 *  50        51          52           54
 *  +---------+-----------+------------+-------------+
 *  | control | privilege | last sweep | PLC status  |
 *  | program | level     | time       | word        |
 *  +---------+-----------+------------+-------------+
 * </pre>
 *
 * @param controlProgramNumber whom the client is logged on to; 255 is none
 * @param privilegeLevel of the client, 0 to 4
 * @param lastSweepTime of the program
 * @param word the bits of {@link #FLAGS} from 0 on, and in 12 to 15 the state
 */
record PlcStatus(int controlProgramNumber, int privilegeLevel, int lastSweepTime, int word) {
    private static final int MAX_PRIVILEGE_LEVEL = 4;
    private static final int UNUSED_BITS = 0x0C00;
    private static final List<String> FLAGS = List.of(
            "oversweep",
            "constant_sweep_mode",
            "plc_fault_entry_since_last_read",
            "io_fault_entry_since_last_read",
            "plc_fault_entry_present",
            "io_fault_entry_present",
            "programmer_attachment",
            "front_panel_outputs_disabled",
            "front_panel_run",
            "oem_protected");
    private static final List<String> STATES =
            List.of("run", "run_io_disabled", "stop", "stop_faulted", "halted", "suspended", "stop_io_enabled");

    /**
     * The status of an acknowledgement without text; null where there is none that a controller can have, as servers of
     * other makers leave it empty.
     */
    static @Nullable PlcStatus of(ByteView message) {
        int at = GeSrtpHeader.PLC_STATUS_AT;
        PlcStatus status =
                new PlcStatus(message.u8(at), message.u8(at + 1), message.le16(at + 2), message.le16(at + 4));
        boolean isEmpty = message.u48(at) == 0;
        boolean fits = status.privilegeLevel <= MAX_PRIVILEGE_LEVEL
                && (status.word & UNUSED_BITS) == 0
                && status.word >> 12 < STATES.size();
        return isEmpty || !fits ? null : status;
    }

    /** Whether it runs, and whether its outputs are served. */
    String state() {
        return STATES.get(word >> 12);
    }

    /** Its fields, of the flags only those that are set. */
    void fields(List<Element> out) {
        out.add(Element.number("control_program_number", controlProgramNumber));
        out.add(Element.number("privilege_level", privilegeLevel));
        out.add(Element.number("last_sweep_time", lastSweepTime));
        out.add(Element.number("plc_status_word", word));
        out.add(Element.text("plc_state", state()));
        StringBuilder flags = new StringBuilder();
        for (int bit = 0; bit < FLAGS.size(); bit++) {
            if ((word >> bit & 1) != 0) {
                flags.append(flags.isEmpty() ? "" : " ").append(FLAGS.get(bit));
            }
        }
        out.add(Element.text("plc_status_flags", flags.toString()));
    }
}
