package io.otus.dissect.vrrp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum VrrpAnomaly implements AnomalyCode {
    LENGTH("vrrp-001", "RFC 9568 §5.2.5: an advertisement holds as many addresses as it says");

    private final String id;
    private final String rule;

    VrrpAnomaly(String id, String rule) {
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
