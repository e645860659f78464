package io.otus.dissect.pn_io;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import java.util.List;

/** Names of enumerated fields, IEC 61158-6-10 §5.2, which stand beside the numbers. */
final class Meanings {
    private static final String[] IOCR_TYPES = {"", "input", "output", "multicast_provider", "multicast_consumer"};
    private static final String[] MODULE_STATES = {"no_module", "wrong_module", "proper_module", "substitute"};
    private static final String[] COMMANDS = {
        "prm_end", "application_ready", "release", "done", "ready_for_companion", "ready_for_rt_class_3", "prm_begin"
    };
    private static final String[] ALARMS = {
        "",
        "diagnosis",
        "process",
        "pull",
        "plug",
        "status",
        "update",
        "media_redundancy",
        "controlled_by_supervisor",
        "released",
        "plug_wrong_submodule",
        "return_of_submodule",
        "diagnosis_disappears",
        "multicast_communication_mismatch",
        "port_data_change",
        "sync_data_changed",
        "isochronous_mode_problem",
        "network_component_problem",
        "time_data_changed",
        "dynamic_frame_packing_problem",
        "mrpd_problem",
        "multiple_interface_mode_problem"
    };
    private static final int UPLOAD_AND_RETRIEVAL = 0x1E;
    private static final int PULL_MODULE = 0x1F;
    private static final int IO_CAR_SINGLE = 1;
    private static final int SUPERVISOR = 6;
    private static final int RT_CLASS_3 = 0x10;
    private static final int SYSTEM_REDUNDANCY = 0x20;

    private Meanings() {}

    /** Adds names behind the fields of one block or part. */
    static void add(List<Element> fields) {
        name(fields, "ar_type", "ar_type_name");
        name(fields, "iocr_type", "iocr_type_name");
        name(fields, "module_state", "module_state_name");
        name(fields, "control_command", "control_command_name");
        name(fields, "alarm_type", "alarm_type_name");
    }

    private static void name(List<Element> fields, String field, String under) {
        if (Elements.values(fields, field).size() == 0) {
            return;
        }
        int value = (int) Elements.number(fields, field);
        String name = switch (field) {
            case "ar_type" -> arType(value);
            case "iocr_type" -> at(IOCR_TYPES, value);
            case "module_state" -> at(MODULE_STATES, value);
            case "control_command" -> command(value);
            default -> alarmType(value);
        };
        if (!name.isEmpty()) {
            fields.add(Element.text(under, name));
        }
    }

    private static String at(String[] names, int value) {
        return value < names.length ? names[value] : "";
    }

    private static String arType(int type) {
        return switch (type) {
            case IO_CAR_SINGLE -> "iocar_single";
            case SUPERVISOR -> "iosar";
            case RT_CLASS_3 -> "iocar_single_rt_class_3";
            case SYSTEM_REDUNDANCY -> "iocar_sr";
            default -> "";
        };
    }

    /** The name of the bit that is set. */
    static String command(int bits) {
        return bits == 0 ? "" : at(COMMANDS, Integer.numberOfTrailingZeros(bits));
    }

    static String alarmType(int type) {
        return switch (type) {
            case UPLOAD_AND_RETRIEVAL -> "upload_and_retrieval";
            case PULL_MODULE -> "pull_module";
            default -> at(ALARMS, type);
        };
    }

    /**
     * {@code V2.1.0}: prefix V release, R revision, P prototype, U under test, T test device, then function, bug fix
     * and internal change.
     */
    static String version(ByteView content, int at) {
        char prefix = (char) content.u8(at);
        String letter = prefix >= ' ' && prefix < 0x7F ? String.valueOf(prefix).strip() : "";
        return letter + content.u8(at + 1) + '.' + content.u8(at + 2) + '.' + content.u8(at + 3);
    }
}
