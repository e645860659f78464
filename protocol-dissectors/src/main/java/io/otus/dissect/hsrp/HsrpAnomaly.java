package io.otus.dissect.hsrp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum HsrpAnomaly implements AnomalyCode {
    LENGTH("hsrp-001", "RFC 2281 §5: a message has 20 octets");

    private final String id;
    private final String rule;

    HsrpAnomaly(String id, String rule) {
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
