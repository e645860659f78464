package io.otus.dissect.hsms;

import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where an answer says how it went, and the codes by which it does, SEMI E5 §9.6. Data items that are a boolean say
 * whether it went well.
 *
 * @param path the places of the item, from the outer list on
 * @param isBoolean whether the item is true where it went well
 * @param names of the codes from 1 on
 */
record Acknowledge(List<Integer> path, boolean isBoolean, List<String> names) {
    /** Acknowledged, and done later: HCACK and CAACK. */
    private static final String LATER = "later";

    private static final Map<Integer, Acknowledge> ANSWERS = new HashMap<>();

    static {
        """
        1 14 0 denied_try_again
        1 16 .
        1 18 . on_line_not_allowed equipment_already_on_line
        2 4 .
        2 8 . busy invalid_spid invalid_data
        2 16 . constant_does_not_exist busy constant_out_of_range
        2 20 .
        2 22 . command_does_not_exist cannot_perform_now
        2 24 .
        2 28 . command_does_not_exist cannot_perform_now
        2 32 . not_done
        2 34 . insufficient_space invalid_format rptid_already_defined vid_does_not_exist
        2 36 . insufficient_space invalid_format ceid_link_already_defined ceid_does_not_exist rptid_does_not_exist
        2 38 . ceid_does_not_exist
        2 42 0 command_does_not_exist cannot_perform_now parameter_invalid later already_in_desired_condition no_such_object
        2 44 0
        2 46 0
        2 50 0 command_does_not_exist cannot_perform_now parameter_invalid later already_in_desired_condition no_such_object
        3 18 0 invalid_command cannot_perform_now invalid_data later invalid_state
        3 26 0 invalid_command cannot_perform_now invalid_data later invalid_state
        3 28 0 invalid_command cannot_perform_now invalid_data later invalid_state
        5 4 . not_accepted
        5 14 1.0! not_done
        5 18 1.0! not_done
        6 24 .
        7 2 . already_have no_space invalid_ppid busy will_not_accept
        7 4 . permission_not_granted length_error matrix_overflow ppid_not_found mode_unsupported
        7 12 . permission_not_granted length_error matrix_overflow ppid_not_found mode_unsupported
        7 14 . permission_not_granted length_error matrix_overflow ppid_not_found mode_unsupported
        7 16 . permission_not_granted length_error matrix_overflow ppid_not_found mode_unsupported
        7 18 . permission_not_granted length_error matrix_overflow ppid_not_found mode_unsupported
        7 24 . permission_not_granted length_error matrix_overflow ppid_not_found mode_unsupported
        7 38 . permission_not_granted length_error matrix_overflow ppid_not_found mode_unsupported
        7 40 . permission_not_granted length_error matrix_overflow ppid_not_found mode_unsupported
        7 42 . permission_not_granted length_error matrix_overflow ppid_not_found mode_unsupported
        7 44 . permission_not_granted length_error matrix_overflow ppid_not_found mode_unsupported
        10 4 . will_not_be_displayed terminal_not_available
        10 6 . will_not_be_displayed terminal_not_available
        14 4 1.0 object_error
        14 10 2.0 object_error
        14 12 1.0 object_error
        16 4 1.0! not_done
        16 6 1.0! not_done
        16 12 1.0! not_done
        16 14 1.0! not_done
        16 16 1.0! not_done
        16 18 1.0! not_done
        16 28 0! not_done
        """.lines().forEach(Acknowledge::put);
    }

    private static void put(String line) {
        List<String> words = List.of(line.split(" ", -1));
        String path = words.get(2);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) >= '0') {
                places.add(path.charAt(i) - '0');
            }
        }
        int code = Function.code(Integer.parseInt(words.get(0)), Integer.parseInt(words.get(1)));
        ANSWERS.put(code, new Acknowledge(List.copyOf(places), path.endsWith("!"), words.subList(3, words.size())));
    }

    /** How an operation ended by the item of its answer. */
    static Outcome outcome(int stream, int function, Service asked, Item item) {
        Acknowledge answer = ANSWERS.get(Function.code(stream, function));
        if (answer == null) {
            return asked.action().isCommand() ? Outcome.UNPAIRED : Outcome.OK;
        }
        Item code = item;
        for (int place : answer.path) {
            code = code.at(place);
        }
        long said = code.number();
        if (said < 0) {
            return Outcome.UNPAIRED;
        }
        int error = answer.isBoolean ? (said == 0 ? 1 : 0) : (int) said;
        String name = answer.name(error);
        return error == 0 || LATER.equals(name) ? Outcome.OK : Outcome.error(error, name);
    }

    private String name(int code) {
        return code >= 1 && code <= names.size() ? names.get(code - 1) : "acknowledge_" + code;
    }

    /** The name of a status or a reason in a control message, SEMI E37 §8.3. */
    static String control(int sType, int code) {
        String name = switch (sType) {
            case HsmsHeader.SELECT_RSP ->
                switch (code) {
                    case 0 -> "communication_established";
                    case 1 -> "communication_already_active";
                    case 2 -> "connection_not_ready";
                    case 3 -> "connect_exhaust";
                    default -> null;
                };
            case HsmsHeader.DESELECT_RSP ->
                switch (code) {
                    case 0 -> "communication_ended";
                    case 1 -> "communication_not_established";
                    case 2 -> "communication_busy";
                    default -> null;
                };
            default ->
                switch (code) {
                    case 1 -> "stype_not_supported";
                    case 2 -> "ptype_not_supported";
                    case 3 -> "transaction_not_open";
                    case 4 -> "entity_not_selected";
                    default -> null;
                };
        };
        return name == null ? "status_" + code : name;
    }
}
