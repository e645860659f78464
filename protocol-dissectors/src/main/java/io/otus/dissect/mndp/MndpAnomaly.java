package io.otus.dissect.mndp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum MndpAnomaly implements AnomalyCode {
    TLV_LENGTH("mndp-001", "a TLV ends within the message");

    private final String id;
    private final String rule;

    MndpAnomaly(String id, String rule) {
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
