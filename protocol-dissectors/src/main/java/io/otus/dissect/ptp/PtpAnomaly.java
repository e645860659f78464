package io.otus.dissect.ptp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum PtpAnomaly implements AnomalyCode {
    LENGTH("ptp-001", "IEEE 1588-2019 §13: a message is shorter than its type needs"),
    TLV("ptp-002", "IEEE 1588-2019 §15.5.3.1.2: CLOCK_DESCRIPTION is shorter than its fields"),
    SEQUENCE(
            "ptp-003",
            "IEEE 1588-2019 §7.3.7: two announcements of one port with one sequence number say different things");

    private final String id;
    private final String rule;

    PtpAnomaly(String id, String rule) {
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
        return this == SEQUENCE;
    }
}
