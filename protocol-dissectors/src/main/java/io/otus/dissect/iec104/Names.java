package io.otus.dissect.iec104;

import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names of the standard's numbers. */
final class Names {
    private static final String[] CAUSES = causes();
    private static final ValueList[] QUALITIES = qualities();

    private Names() {}

    private static String[] causes() {
        String[] names = new String[64];
        Arrays.fill(names, "");
        String[] first = {
            "periodic",
            "background_scan",
            "spontaneous",
            "initialized",
            "request",
            "activation",
            "activation_confirmation",
            "deactivation",
            "deactivation_confirmation",
            "activation_termination",
            "return_information_remote",
            "return_information_local",
            "file_transfer",
            "authentication",
            "maintenance_of_session_key",
            "maintenance_of_user_role",
        };
        System.arraycopy(first, 0, names, 1, first.length);
        names[Cause.INTERROGATED] = "interrogated_by_station";
        for (int group = 1; group <= 16; group++) {
            names[Cause.INTERROGATED + group] = "interrogated_by_group_" + group;
        }
        names[Cause.COUNTERS] = "requested_by_general_counter";
        for (int group = 1; group <= 4; group++) {
            names[Cause.COUNTERS + group] = "requested_by_group_" + group + "_counter";
        }
        names[Cause.UNKNOWN_TYPE] = "unknown_type_identification";
        names[Cause.UNKNOWN_CAUSE] = "unknown_cause_of_transmission";
        names[Cause.UNKNOWN_COMMON_ADDRESS] = "unknown_common_address";
        names[Cause.UNKNOWN_OBJECT_ADDRESS] = "unknown_information_object_address";
        return names;
    }

    /** A cause of transmission, §7.2.3; empty where the standard reserves it. */
    static String cause(int cause) {
        return CAUSES[cause];
    }

    private static ValueList[] qualities() {
        String[] bits = {"overflow", "", "", "elapsed_time_invalid", "blocked", "substituted", "not_topical", "invalid"
        };
        ValueList[] sets = new ValueList[256];
        for (int octet = 0; octet < sets.length; octet++) {
            List<String> names = new ArrayList<>();
            for (int bit = 0; bit < bits.length; bit++) {
                if ((octet & 1 << bit) != 0 && !bits[bit].isEmpty()) {
                    names.add(bits[bit]);
                }
            }
            sets[octet] = ValueList.texts(names);
        }
        return sets;
    }

    /** Names of the bits that are set in a quality descriptor, §7.2.6.3 and §7.2.6.4. */
    static ValueList quality(int octet) {
        return QUALITIES[octet];
    }

    /** State of a double command, §7.2.6.16. */
    static String doubleCommand(int state) {
        return switch (state) {
            case 1 -> "off";
            case 2 -> "on";
            default -> "not_permitted";
        };
    }

    /** State of a regulating step command, §7.2.6.17. */
    static String stepCommand(int state) {
        return switch (state) {
            case 1 -> "lower";
            case 2 -> "higher";
            default -> "not_permitted";
        };
    }
}
