package io.otus.dissect.dnp3;

import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of the flags of a point, IEEE 1815-2012 §11. What bits 5 and 6 mean depends on the kind of the point; bit 7 may
 * be its state.
 */
final class FlagNames {
    private static final String[] COMMON = {"online", "restart", "comm_lost", "remote_forced", "local_forced"};
    private static final ValueList[] BINARY = lists("chatter_filter", "reserved", "");
    private static final ValueList[] DOUBLE_BIT = lists("chatter_filter", "", "");
    private static final ValueList[] OUTPUT = lists("reserved_0", "reserved_1", "");
    private static final ValueList[] COUNTER = lists("rollover", "discontinuity", "reserved");
    private static final ValueList[] ANALOG = lists("over_range", "reference_err", "reserved");

    private FlagNames() {}

    /** The names of what is set in flags, 0 to 255, of a point of this group. */
    static ValueList of(int group, int flags) {
        return switch (group) {
            case 1, 2 -> BINARY[flags];
            case 3, 4 -> DOUBLE_BIT[flags];
            case 10, 11 -> OUTPUT[flags];
            case 20, 21, 22, 23 -> COUNTER[flags];
            default -> ANALOG[flags];
        };
    }

    private static ValueList[] lists(String bit5, String bit6, String bit7) {
        ValueList[] lists = new ValueList[256];
        for (int flags = 0; flags < lists.length; flags++) {
            List<String> names = new ArrayList<>();
            for (int bit = 0; bit < 8; bit++) {
                String name = switch (bit) {
                    case 5 -> bit5;
                    case 6 -> bit6;
                    case 7 -> bit7;
                    default -> COMMON[bit];
                };
                if (((flags >> bit) & 1) != 0 && !name.isEmpty()) {
                    names.add(name);
                }
            }
            lists[flags] = ValueList.texts(names);
        }
        return lists;
    }
}
