package io.otus.dissect.stp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum StpAnomaly implements AnomalyCode {
    LENGTH("stp-001", "IEEE 802.1D-2004 §9.3.4: a BPDU is shorter than its type needs");

    private final String id;
    private final String rule;

    StpAnomaly(String id, String rule) {
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
