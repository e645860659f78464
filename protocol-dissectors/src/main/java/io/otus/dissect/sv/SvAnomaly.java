package io.otus.dissect.sv;

import io.otus.core.event.AnomalyCode;

/**
 * Ids are public: alert rules name them, so they are never renumbered or reused. Clauses are of IEC 61850-9-2 Ed. 2.1.
 */
enum SvAnomaly implements AnomalyCode {
    LENGTH("sv-001", "Annex A: the length counts the octets from the APPID to the end of the APDU, and they are there"),
    ENCODING("sv-002", "§8.5.2: an APDU of sampled values is encoded by the basic encoding rules"),
    MANDATORY("sv-003", "§8.5.2: an ASDU has svID, smpCnt, confRev, smpSynch and sample"),
    ELEMENT(
            "sv-004",
            "§8.5.2: the elements of an ASDU come in their order, have their lengths, and there are no others"),
    ASDU_COUNT("sv-005", "§8.5.2: there are as many ASDUs as noASDU says"),
    APPID("sv-006", "Annex A: the two highest bits of an APPID of sampled values are 01"),
    COUNTER_REPEATED("sv-007", "§8.5.2: smpCnt is incremented with each sample"),
    COUNTER_BACK("sv-008", "§8.5.2: smpCnt goes back to 0 only, when a second begins"),
    CONFIGURATION("sv-009", "§8.5.2: confRev changes only with the configuration of the stream, and is not 0");

    private final String id;
    private final String rule;

    SvAnomaly(String id, String rule) {
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
        return this == COUNTER_REPEATED || this == COUNTER_BACK;
    }
}
