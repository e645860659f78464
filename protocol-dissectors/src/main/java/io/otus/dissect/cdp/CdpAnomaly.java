package io.otus.dissect.cdp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum CdpAnomaly implements AnomalyCode {
    TLV_LENGTH("cdp-001", "a TLV is at least 4 octets long and ends within the message"),
    TLV_CONTENT("cdp-002", "a TLV is shorter than its content needs");

    private final String id;
    private final String rule;

    CdpAnomaly(String id, String rule) {
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
