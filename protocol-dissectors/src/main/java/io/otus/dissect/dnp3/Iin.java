package io.otus.dissect.dnp3;

import io.otus.core.event.DeviceState;
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.Outcome;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Internal indications, IEEE 1815-2012 §4.2.2.6: IIN1 in the high octet, IIN2 in the low one. */
final class Iin {
    /** IIN2.6 and IIN2.7. */
    static final int RESERVED = 0x00C0;

    /** IIN1.7, that the outstation restarted, among the indications of group 80. */
    static final int RESTART_INDEX = 7;

    private static final int NO_FUNC_CODE_SUPPORT = 0x0001;
    private static final int OBJECT_UNKNOWN = 0x0002;
    private static final int PARAMETER_ERROR = 0x0004;
    private static final int ALREADY_EXECUTING = 0x0010;

    /** The indications that say that the request was not carried out. */
    private static final int[] REFUSALS = {NO_FUNC_CODE_SUPPORT, OBJECT_UNKNOWN, PARAMETER_ERROR, ALREADY_EXECUTING};

    /** Names of IIN2.0 to IIN2.7, then IIN1.0 to IIN1.7. */
    private static final String[] NAMES = {
        "no_func_code_support",
        "object_unknown",
        "parameter_error",
        "event_buffer_overflow",
        "already_executing",
        "config_corrupt",
        "reserved_2",
        "reserved_1",
        "broadcast",
        "class_1_events",
        "class_2_events",
        "class_3_events",
        "need_time",
        "local_control",
        "device_trouble",
        "device_restart"
    };

    private static final int EVENT_BUFFER_OVERFLOW = 3;
    private static final int CONFIG_CORRUPT = 5;
    private static final int DEVICE_TROUBLE = 14;
    private static final int DEVICE_RESTART = 15;

    /**
     * What the outstation says of itself, by bit; null where a bit is about a request, or what the master has to do.
     */
    private static final @Nullable Condition[] CONDITIONS = conditions();

    /** The bits of {@link #CONDITIONS}. */
    private static final int STATE =
            1 << EVENT_BUFFER_OVERFLOW | 1 << CONFIG_CORRUPT | 1 << DEVICE_TROUBLE | 1 << DEVICE_RESTART;

    private Iin() {}

    private static @Nullable Condition[] conditions() {
        @Nullable Condition[] all = new @Nullable Condition[NAMES.length];
        all[EVENT_BUFFER_OVERFLOW] = new Condition(NAMES[EVENT_BUFFER_OVERFLOW], DeviceState.Meaning.REPORTS_LOST);
        all[CONFIG_CORRUPT] = new Condition(NAMES[CONFIG_CORRUPT], DeviceState.Meaning.MISCONFIGURED);
        all[DEVICE_TROUBLE] = new Condition(NAMES[DEVICE_TROUBLE], DeviceState.Meaning.FAULTY);
        all[DEVICE_RESTART] = new Condition(NAMES[DEVICE_RESTART], DeviceState.Meaning.RESTARTED);
        return all;
    }

    /** What the indications say of the outstation itself, §4.2.2.6. */
    static List<Condition> conditions(int iin) {
        if ((iin & STATE) == 0) {
            return List.of();
        }
        List<Condition> found = new ArrayList<>();
        for (int bit = 0; bit < CONDITIONS.length; bit++) {
            Condition condition = CONDITIONS[bit];
            if (condition != null && ((iin >> bit) & 1) != 0) {
                found.add(condition);
            }
        }
        return found;
    }

    /** The names of the indications that are set, IIN1.0 first. */
    static ValueList names(int iin) {
        List<String> names = new ArrayList<>();
        for (int bit = 8; bit < 16; bit++) {
            if (((iin >> bit) & 1) != 0) {
                names.add(NAMES[bit]);
            }
        }
        for (int bit = 0; bit < 8; bit++) {
            if (((iin >> bit) & 1) != 0) {
                names.add(NAMES[bit]);
            }
        }
        return ValueList.texts(names);
    }

    /** What the indications say of the request: refused with the bit's value as code, or {@link Outcome#OK}. */
    static Outcome outcome(int iin) {
        for (int refusal : REFUSALS) {
            if ((iin & refusal) != 0) {
                return Outcome.error(refusal, NAMES[Integer.numberOfTrailingZeros(refusal)]);
            }
        }
        return Outcome.OK;
    }
}
