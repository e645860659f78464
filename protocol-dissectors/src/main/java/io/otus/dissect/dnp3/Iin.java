package io.otus.dissect.dnp3;

import io.otus.core.event.Outcome;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

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

    /** Those that say that the request was not done. */
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

    private Iin() {}

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
