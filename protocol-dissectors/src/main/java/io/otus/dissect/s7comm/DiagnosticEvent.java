package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;

/**
 * An event of the diagnostic buffer, A5E02789976 "Diagnostic buffer of the CPU": event id u16, priority class u8,
 * number of the OB u8, data id u16, information u16 and u32, DATE_AND_TIME.
 */
final class DiagnosticEvent {
    static final int SIZE = 20;

    private static final int TIME_AT = 12;

    private DiagnosticEvent() {}

    static void fields(ByteView b, FieldWriter out) {
        int id = b.u16(0);
        out.number("event_id", id);
        out.text("event_class", eventClass(id >> 12));
        out.flag("event_entering", (id & 0x0100) != 0);
        String name = name(id);
        if (!name.isEmpty()) {
            out.text("event_name", name);
        }
        out.number("priority_class", b.u8(2));
        out.number("ob_number", b.u8(3));
        out.number("data_id", b.u16(4));
        out.number("information_1", b.u16(6));
        out.number("information_2", b.u32(8));
        out.text("event_time", S7Time.dateAndTime(b, TIME_AT));
    }

    /** Name of an event class, the upper four bits of the id. */
    static String eventClass(int eventClass) {
        return switch (eventClass) {
            case 1 -> "standard_ob";
            case 2 -> "synchronous_error";
            case 3 -> "asynchronous_error";
            case 4 -> "mode_transition";
            case 5 -> "run_time";
            case 6 -> "communication";
            case 7 -> "fail_safe";
            case 8 -> "module_diagnostics";
            case 9 -> "user_defined";
            case 0xA, 0xB -> "user_event";
            default -> "class_" + eventClass;
        };
    }

    /** Name of the events about mode and memory; empty for others. */
    static String name(int id) {
        return switch (id & 0xF0FF) {
            case 0x4000 -> "power_on";
            case 0x4001 -> "stop_to_startup";
            case 0x4002 -> "startup_to_run";
            case 0x4003 -> "stop_by_switch";
            case 0x4004 -> "stop_by_programmer";
            case 0x4005 -> "hold_at_breakpoint";
            case 0x4006 -> "hold_left";
            case 0x4007 -> "memory_reset_by_programmer";
            case 0x4008 -> "memory_reset_by_switch";
            case 0x4009 -> "memory_reset_at_power_on";
            case 0x400A -> "hold_to_stop";
            default -> "";
        };
    }
}
