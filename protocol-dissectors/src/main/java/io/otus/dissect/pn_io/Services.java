package io.otus.dissect.pn_io;

import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a call asks, by its number, what it is about and the record it names; IEC 61158-6-10 §4.10.3.2. Services are
 * constants.
 */
final class Services {
    static final int CONNECT = 0;
    static final int RELEASE = 1;
    static final int READ = 2;
    static final int WRITE = 3;
    static final int CONTROL = 4;
    static final int READ_IMPLICIT = 5;

    /** Most records of one call that are reported one by one. */
    static final int MAX_RECORDS = 256;

    private static final String[] NAMES = {"connect", "release", "read", "write", "control", "read_implicit"};
    private static final String[] KINDS = {"diagnosis", "record", "system_record", "im_filter"};
    private static final String[] INTERFACES = {"", "device", "controller", "supervisor", "parameter_server", "cim"};
    private static final int IM_RECORDS = 16;
    private static final Map<String, Service> SERVICES = new HashMap<>();
    private static final Service OTHER = new Service(-1, "unknown", Action.OTHER);

    static {
        put(CONNECT, "", Action.SESSION);
        put(RELEASE, "", Action.SESSION);
        put(CONTROL, "", Action.SESSION);
        put(READ, "", Action.READ);
        put(READ_IMPLICIT, "", Action.READ);
        put(WRITE, "", Action.WRITE);
        for (String command :
                new String[] {"prm_end", "application_ready", "ready_for_companion", "ready_for_rt_class_3"}) {
            put(CONTROL, command, Action.SESSION);
        }
        put(CONTROL, "prm_begin", Action.CONFIGURE);
        put(CONTROL, "release", Action.SESSION);
        put(CONTROL, "done", Action.SESSION);
        for (String kind : KINDS) {
            for (int operation : new int[] {READ, READ_IMPLICIT}) {
                put(
                        operation,
                        kind,
                        kind.equals("diagnosis")
                                ? Action.DIAGNOSE
                                : kind.equals("im_filter") ? Action.IDENTIFY : Action.READ);
            }
            put(WRITE, kind, kind.equals("record") ? Action.WRITE : Action.CONFIGURE);
        }
        for (int i = 0; i < IM_RECORDS; i++) {
            put(READ, "im_" + i, Action.IDENTIFY);
            put(READ_IMPLICIT, "im_" + i, Action.IDENTIFY);
            put(WRITE, "im_" + i, Action.CONFIGURE);
        }
    }

    private Services() {}

    private static void put(int operation, String kind, Action action) {
        String name = kind.isEmpty() ? NAMES[operation] : operation == CONTROL ? kind : NAMES[operation] + '_' + kind;
        String key = kind.isEmpty() ? Integer.toString(operation) : operation + "/" + kind;
        SERVICES.put(operation + "/" + kind, new Service(operation, name, action).keyed(key));
    }

    static String name(int operation) {
        return operation < NAMES.length ? NAMES[operation] : "unknown";
    }

    static String interfaceName(int number) {
        return INTERFACES[number];
    }

    /** The service of a call that is about a record, or whose control command is {@code command}. */
    static Service of(int operation, int index, String command) {
        String kind = switch (operation) {
            case READ, READ_IMPLICIT, WRITE -> index < 0 ? "" : RecordIndex.kind(index);
            case CONTROL -> command;
            default -> "";
        };
        Service found = SERVICES.get(operation + "/" + kind);
        return found != null ? found : SERVICES.getOrDefault(operation + "/", OTHER);
    }

    /** What a call asks, by its blocks; of a write of several records each, and always one at least. */
    static List<Calls.Asked> asked(int operation, List<Element.Group> blocks) {
        List<Calls.Asked> asked = new ArrayList<>();
        for (Element.Group block : blocks) {
            List<Element> fields = block.elements();
            String name = Elements.text(fields, "block_name");
            if (name.startsWith("iod_read") || name.startsWith("iod_write")) {
                int index = (int) Elements.number(fields, "index");
                if (index != RecordIndex.WRITE_MULTIPLE && asked.size() < MAX_RECORDS) {
                    String unit = Relations.space(
                            Elements.number(fields, "slot_number"), Elements.number(fields, "subslot_number"));
                    asked.add(new Calls.Asked(of(operation, index, ""), unit, List.of(point(fields, index))));
                }
            } else if (asked.isEmpty()) {
                String command = Elements.text(fields, "control_command_name");
                if (!command.isEmpty()) {
                    asked.add(new Calls.Asked(of(operation, 0, command), "", List.of()));
                }
            }
        }
        if (asked.isEmpty()) {
            List<PointRange> points = operation == CONNECT ? station(blocks) : List.of();
            asked.add(new Calls.Asked(of(operation, -1, ""), "", points));
        }
        return asked;
    }

    private static PointRange point(List<Element> fields, int index) {
        long api = Elements.number(fields, "api");
        return PointRange.of(api == 0 ? "record" : "api" + api + "/record", index, 1);
    }

    private static List<PointRange> station(List<Element.Group> blocks) {
        String name = CallReader.text(blocks, "cm_initiator_station_name");
        return name.isEmpty() ? List.of() : List.of(PointRange.named("initiator", ValueList.text(name)));
    }

    /** The outcome of each record of a write, as far as the answer states it. */
    static List<Outcome> outcomes(List<Element.Group> blocks) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Element.Group block : blocks) {
            List<Element> fields = block.elements();
            if (Elements.text(fields, "block_name").equals("iod_write_res_header")
                    && Elements.number(fields, "index") != RecordIndex.WRITE_MULTIPLE) {
                long status = Elements.number(fields, "error_code") << 24
                        | Elements.number(fields, "error_decode") << 16
                        | Elements.number(fields, "error_code_1") << 8
                        | Elements.number(fields, "error_code_2");
                outcomes.add(CallReader.outcome(status));
            }
        }
        return outcomes;
    }

    /** Names of the status of faults and rejections, C706 appendix E. */
    static String rpcStatus(long status) {
        return switch ((int) status) {
            case 0x1C010001 -> "nca_s_comm_failure";
            case 0x1C010002 -> "nca_s_op_rng_error";
            case 0x1C010003 -> "nca_s_unk_if";
            case 0x1C010006 -> "nca_s_wrong_boot_time";
            case 0x1C010009 -> "nca_s_you_crashed";
            case 0x1C01000B -> "nca_s_proto_error";
            case 0x1C010013 -> "nca_s_out_args_too_big";
            case 0x1C010014 -> "nca_s_server_too_busy";
            case 0x1C010017 -> "nca_s_unsupported_type";
            default -> "rpc_status_" + Long.toHexString(status);
        };
    }
}
