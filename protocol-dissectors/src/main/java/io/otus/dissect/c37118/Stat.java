package io.otus.dissect.c37118;

import io.otus.core.event.FieldWriter;

/** Bits of STAT, IEEE Std C37.118.2-2011 §6.3 Table 7. In the edition of 2005 bits 9 to 6 were reserved. */
final class Stat {
    private static final String[] DATA_ERRORS = {"good", "pmu_error", "test_mode_or_absent", "pmu_error_do_not_use"};
    private static final String[] UNLOCKED = {"under_10_s", "10_to_100_s", "100_to_1000_s", "over_1000_s"};
    private static final String[] TRIGGERS = {
        "manual",
        "magnitude_low",
        "magnitude_high",
        "phase_angle_difference",
        "frequency",
        "rate_of_change_of_frequency",
        "reserved",
        "digital"
    };
    private static final int USER_TRIGGER = 8;

    private static final int NOT_SYNCHRONIZED = 0x2000;
    private static final int BY_ARRIVAL = 0x1000;
    private static final int TRIGGER = 0x0800;
    private static final int CHANGE = 0x0400;
    private static final int MODIFIED = 0x0200;

    private Stat() {}

    /** Whether nothing is said against the values. */
    static boolean isGood(int stat) {
        return stat >> 14 == 0;
    }

    static void fields(int stat, FieldWriter out) {
        out.number("stat", stat);
        out.text("data_error", DATA_ERRORS[stat >> 14]);
        out.flag("pmu_sync", (stat & NOT_SYNCHRONIZED) == 0);
        out.text("data_sorting", (stat & BY_ARRIVAL) == 0 ? "by_time_stamp" : "by_arrival");
        out.flag("pmu_trigger", (stat & TRIGGER) != 0);
        out.flag("configuration_change", (stat & CHANGE) != 0);
        out.flag("data_modified", (stat & MODIFIED) != 0);
        out.number("pmu_tq", stat >> 6 & 0x07);
        out.text("unlocked_time", UNLOCKED[stat >> 4 & 0x03]);
        int reason = stat & 0x0F;
        out.text("trigger_reason", reason < USER_TRIGGER ? TRIGGERS[reason] : "user_" + reason);
    }
}
