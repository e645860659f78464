package io.otus.dissect.edp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum EdpAnomaly implements AnomalyCode {
    TLV_LENGTH("edp-001", "a TLV is at least 4 octets long and ends within the message"),
    CHECKSUM("edp-002", "the checksum is that of the message");

    private final String id;
    private final String rule;

    EdpAnomaly(String id, String rule) {
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
