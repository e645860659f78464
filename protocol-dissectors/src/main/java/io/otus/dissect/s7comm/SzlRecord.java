package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import java.nio.charset.StandardCharsets;

/**
 * Records of the partial lists about identity, memory, mode, protection, modules and diagnostics, A5E02789976 "System
 * status lists (SSL)"; components have the names used there. A record that is shorter than its list states is left as
 * octets.
 */
final class SzlRecord {
    static final int MODULE_IDENTIFICATION = 0x11;
    static final int MODULE_RECORD = 28;
    static final int ORDER_NUMBER_LENGTH = 20;
    static final int COMPONENT_IDENTIFICATION = 0x1C;

    /** Index of the component that is the maker by number, and the bytes of it that are used. */
    static final int MAKER = 9;

    static final int MAKER_RECORD = 8;
    /** Index of the component that a maker of machines wrote into the module, and its length. */
    private static final int OEM = 10;

    private static final int OEM_RECORD = 34;
    private static final int OEM_TEXT = 26;

    static final int MODE = 0x24;
    static final int MODE_RECORD = DiagnosticEvent.SIZE;

    private SzlRecord() {}

    static void fields(int szlId, int szlIndex, ByteView r, FieldWriter out) {
        int list = szlId & 0xFF;
        if (r.length() < least(list)) {
            return;
        }
        switch (list) {
            case MODULE_IDENTIFICATION -> module(r, out);
            case 0x12 -> out.number("characteristic", r.u16(0));
            case 0x13 -> memory(r, out);
            case 0x14 -> systemArea(r, out);
            case 0x15 -> blockType(r, out);
            case 0x19, 0x74 -> led(r, out);
            case COMPONENT_IDENTIFICATION -> component(r, out);
            case 0x22 -> interrupt(r, out);
            case MODE -> mode(r, out);
            case SzlCommunication.CAPABILITY -> SzlCommunication.capability(r, out);
            case SzlCommunication.STATUS -> SzlCommunication.status(r, out);
            case SzlInterface.LIST -> SzlInterface.fields(r, out);
            case SzlHardware.MASTERS,
                    SzlHardware.MODULES,
                    SzlHardware.RACKS_OR_STATIONS,
                    SzlHardware.STATIONS,
                    SzlHardware.MASTERS_MORE,
                    SzlHardware.SUBMODULES -> SzlHardware.fields(szlId, szlIndex, r, out);
            case 0xA0 -> DiagnosticEvent.fields(r, out);
            default -> {
                // Other lists tell nothing of identity, mode, protection or diagnostics; their octets are there.
            }
        }
    }

    /** Bytes of a record of this list. */
    private static int least(int list) {
        return switch (list) {
            case MODULE_IDENTIFICATION, 0x22 -> MODULE_RECORD;
            case 0x12 -> 2;
            case 0x13 -> 36;
            case 0x14 -> 8;
            case 0x15 -> 10;
            case 0x19, 0x74 -> 4;
            case COMPONENT_IDENTIFICATION -> 3;
            case MODE, 0xA0 -> DiagnosticEvent.SIZE;
            case SzlCommunication.CAPABILITY, SzlCommunication.STATUS -> SzlCommunication.RECORD;
            case SzlInterface.LIST -> SzlInterface.SIZE;
            default -> SzlHardware.least(list);
        };
    }

    private static void module(ByteView r, FieldWriter out) {
        out.number("index", r.u16(0));
        out.text("order_number", text(r, 2, ORDER_NUMBER_LENGTH));
        out.number("module_type", r.u16(22));
        out.number("version", r.u16(24));
        out.number("release", r.u16(26));
    }

    private static void memory(ByteView r, FieldWriter out) {
        out.number("index", r.u16(0));
        out.number("code", r.u16(2));
        out.number("size", r.u32(4));
        out.number("mode", r.u16(8));
        out.number("granularity", r.u16(10));
        out.number("area_1", r.u32(12));
        out.number("used_1", r.u32(16));
        out.number("largest_free_1", r.u32(20));
        out.number("area_2", r.u32(24));
        out.number("used_2", r.u32(28));
        out.number("largest_free_2", r.u32(32));
    }

    private static void systemArea(ByteView r, FieldWriter out) {
        out.number("index", r.u16(0));
        out.number("code", r.u16(2));
        out.number("quantity", r.u16(4));
        out.number("retentive", r.u16(6));
    }

    private static void blockType(ByteView r, FieldWriter out) {
        out.number("index", r.u16(0));
        out.number("most_blocks", r.u16(2));
        out.number("most_kilobytes", r.u16(4));
        out.number("most_bytes_in_work_memory", r.u32(6));
    }

    private static void led(ByteView r, FieldWriter out) {
        out.number("led_id", r.u16(0));
        String name = ledName(r.u16(0) & 0xFF);
        if (!name.isEmpty()) {
            out.text("led_name", name);
        }
        out.flag("led_on", r.u8(2) != 0);
        out.number("led_blink", r.u8(3));
    }

    private static String ledName(int id) {
        return switch (id) {
            case 1 -> "SF";
            case 2 -> "INTF";
            case 3 -> "EXTF";
            case 4 -> "RUN";
            case 5 -> "STOP";
            case 6 -> "FRCE";
            case 7 -> "CRST";
            case 8 -> "BAF";
            case 9 -> "USR";
            case 10 -> "USR1";
            case 11 -> "BUS1F";
            case 12 -> "BUS2F";
            case 13 -> "REDF";
            case 14 -> "MSTR";
            case 15 -> "RACK0";
            case 16 -> "RACK1";
            case 17 -> "RACK2";
            case 18 -> "IFM1F";
            case 19 -> "IFM2F";
            default -> "";
        };
    }

    private static void component(ByteView r, FieldWriter out) {
        out.number("index", r.u16(0));
        if (r.u16(0) == MAKER && r.length() >= MAKER_RECORD) {
            out.number("manufacturer_id", r.u16(2));
            out.number("profile_id", r.u16(4));
            out.number("profile_specific_type", r.u16(6));
        } else {
            int room = r.length() - 2;
            out.text("text", text(r, 2, r.u16(0) == OEM ? Math.min(room, OEM_TEXT) : room));
        }
        if (r.u16(0) == OEM && r.length() >= OEM_RECORD) {
            out.number("oem_id", r.u16(28));
            out.number("oem_additional_id", r.u32(30));
        }
    }

    private static void interrupt(ByteView r, FieldWriter out) {
        out.number("ob_number", r.u8(3));
        out.number("processing", r.u16(20));
        out.number("state", r.u16(22));
    }

    private static void mode(ByteView r, FieldWriter out) {
        out.number("event_id", r.u16(0));
        out.number("mode", r.u8(3) & 0xF);
        out.text("mode_name", modeName(r.u8(3) & 0xF));
        out.number("previous_mode", r.u8(3) >> 4);
        out.text("event_time", S7Time.dateAndTime(r, 12));
    }

    /** Name of an operating mode as list 0x24 counts them. */
    static String modeName(int mode) {
        return switch (mode) {
            case 1 -> "stop_update";
            case 2 -> "stop_memory_reset";
            case 3 -> "stop_self_initialization";
            case 4 -> "stop_internal";
            case 5 -> "startup_cold_restart";
            case 6 -> "startup_warm_restart";
            case 7 -> "startup_hot_restart";
            case 8 -> "run";
            case 9 -> "run_redundant";
            case 0xA -> "hold";
            case 0xB -> "link_up";
            case 0xC -> "update";
            case 0xD -> "defective";
            case 0xE -> "self_test";
            case 0xF -> "no_power";
            default -> "mode_" + mode;
        };
    }

    /** Text up to its first NUL, without blanks around it. */
    static String text(ByteView bytes, int at, int most) {
        return bytes.textToNul(at, most, StandardCharsets.ISO_8859_1).strip();
    }
}
