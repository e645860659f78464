package io.otus.dissect.icmp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum IcmpAnomaly implements AnomalyCode {
    LENGTH("icmp-001", "RFC 792: a message is shorter than its type needs");

    private final String id;
    private final String rule;

    IcmpAnomaly(String id, String rule) {
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
