package io.otus.alert.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keywords {@code dnp3_func}, {@code dnp3_ind} and {@code dnp3_obj}, also spelled with a dot. */
final class Dnp3Keywords {
    private static final String PROTOCOL = "dnp3";
    private static final String IS_DNP3 = "protocol == \"dnp3\" and ";
    /** Greatest function code, group and variation, each an octet. */
    private static final int MOST = 255;

    /** Function codes 0 to 33 by their names in the user guide, which are those of IEEE 1815 except for the last. */
    private static final List<String> REQUESTS = List.of(
            "confirm",
            "read",
            "write",
            "select",
            "operate",
            "direct_operate",
            "direct_operate_nr",
            "immed_freeze",
            "immed_freeze_nr",
            "freeze_clear",
            "freeze_clear_nr",
            "freeze_at_time",
            "freeze_at_time_nr",
            "cold_restart",
            "warm_restart",
            "initialize_data",
            "initialize_appl",
            "start_appl",
            "stop_appl",
            "save_config",
            "enable_unsolicited",
            "disable_unsolicited",
            "assign_class",
            "delay_measure",
            "record_current_time",
            "open_file",
            "close_file",
            "delete_file",
            "get_file_info",
            "authenticate_file",
            "abort_file",
            "activate_config",
            "authenticate_req",
            "authenticate_err");

    private static final Map<String, Integer> CODES =
            IntStream.range(0, REQUESTS.size()).boxed().collect(Collectors.toMap(REQUESTS::get, Function.identity()));
    private static final Map<String, Integer> ANSWERS =
            Map.of("response", 129, "unsolicited_response", 130, "authenticate_resp", 131);
    private static final int FIRST_ANSWER = 129;

    /** Internal indications by their names in the user guide. */
    private static final Set<String> INDICATIONS = Set.of(
            "all_stations",
            "class_1_events",
            "class_2_events",
            "class_3_events",
            "need_time",
            "local_control",
            "device_trouble",
            "device_restart",
            "no_func_code_support",
            "object_unknown",
            "parameter_error",
            "event_buffer_overflow",
            "already_executing",
            "config_corrupt",
            "reserved_2",
            "reserved_1");

    private Dnp3Keywords() {}

    /**
     * Parses a function code, by number or name. Codes that request nothing (confirm, answers) are matched on messages,
     * not on requests.
     */
    static FieldCondition function(String text) {
        Integer named = CODES.getOrDefault(text, ANSWERS.get(text));
        long code = named == null ? NumberRange.only(text) : named;
        if (code > MOST) {
            throw new IllegalArgumentException("'" + text + "' is out of range");
        }
        String onMessage = IS_DNP3 + "application.function_code == " + code;
        return code == 0 || code >= FIRST_ANSWER
                ? FieldCondition.message(PROTOCOL, onMessage)
                : new FieldCondition(PROTOCOL, IS_DNP3 + "code == " + code, onMessage, true);
    }

    /** Parses a list of internal indications, of which one must be set. */
    static FieldCondition indication(String text) {
        List<String> any = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            String name = each.strip();
            if (!INDICATIONS.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is not taken");
            }
            any.add("application.iin_set == \"" + (name.equals("all_stations") ? "broadcast" : name) + '"');
        }
        return FieldCondition.message(PROTOCOL, IS_DNP3 + '(' + String.join(" or ", any) + ')');
    }

    /** Parses an object, by group and variation. */
    static FieldCondition object(String text) {
        String[] numbers = text.split(",", -1);
        if (numbers.length != 2 || NumberRange.only(numbers[0]) > MOST || NumberRange.only(numbers[1]) > MOST) {
            throw new IllegalArgumentException("'" + text + "' is not taken (expected: such as 12,1)");
        }
        String condition = IS_DNP3 + "application.objects.object == \"g" + NumberRange.only(numbers[0]) + 'v'
                + NumberRange.only(numbers[1]) + '"';
        return new FieldCondition(PROTOCOL, condition, condition, false);
    }
}
