package io.otus.dissect.c37118;

import io.otus.core.event.AnomalyCode;

/**
 * Ids are public: alert rules name them, so they are never renumbered or reused. Clauses are of IEEE Std
 * C37.118.2-2011.
 */
enum C37118Anomaly implements AnomalyCode {
    FRAMESIZE("c37118-001", "§6.2 Table 2: FRAMESIZE counts all bytes of the frame, and they are there"),
    CHECK("c37118-002", "§6.2 and Annex B: CHK is the CRC-CCITT of all bytes before it"),
    IDCODE("c37118-003", "§6.2 Table 2: an IDCODE is 1 to 65534"),
    FRACSEC("c37118-004", "§6.2 Table 2: FRACSEC counts parts of a second, less than TIME_BASE"),
    COMMAND("c37118-005", "§6.6 Table 15: a command is one that is designated, or left to users"),
    COMMAND_LENGTH("c37118-006", "§6.6 Table 14: only the extended frame command has data behind its code"),
    CONFIGURATION(
            "c37118-007", "§6.4 Tables 8 and 10: the blocks of NUM_PMU units and DATA_RATE fill a configuration frame"),
    DATA_LENGTH("c37118-008", "§6.3 Table 5: a data frame is as long as the configuration sent before it says"),
    CFGCNT("c37118-009", "§6.4 Table 8: CFGCNT grows with each change of a unit's configuration"),
    CONT_IDX(
            "c37118-010",
            "§6.4.2 Table 10: parts of configuration frame 3 are numbered from 1 on, and the last is 65535"),
    TIME_REPEATED("c37118-011", "§6.2: a stream has one data frame for each time"),
    TIME_BACK("c37118-012", "§6.3: data frames of a stream are sent in the order of their times"),
    TOO_LARGE("c37118-013", "the sensor keeps configurations of at most 3 MiB; data of a larger one are not read");

    private final String id;
    private final String rule;

    C37118Anomaly(String id, String rule) {
        this.id = id;
        this.rule = rule;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public boolean isContradiction() {
        return this == TIME_REPEATED || this == TIME_BACK;
    }
}
