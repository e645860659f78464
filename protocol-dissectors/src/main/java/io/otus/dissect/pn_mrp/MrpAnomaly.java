package io.otus.dissect.pn_mrp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a PDU breaks the specification. Ids are public and are never renumbered or reused. */
enum MrpAnomaly implements AnomalyCode {
    TLV("pn_mrp-001", "IEC 62439-2 §8.1: a TLV passes the end of the frame, or is too short for its content"),
    COMMON("pn_mrp-002", "IEC 62439-2 §8.1.3: a PDU has a common TLV with sequence number and domain");

    private final String id;
    private final String rule;

    MrpAnomaly(String id, String rule) {
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
}
