package io.otus.dissect.tns;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum TnsAnomaly implements AnomalyCode {
    PACKET_LENGTH("tns-001", "a packet has what its type needs");

    private final String id;
    private final String rule;

    TnsAnomaly(String id, String rule) {
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
