package io.otus.dissect.wsd;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum WsdAnomaly implements AnomalyCode {
    ENVELOPE("wsd-001", "WS-Discovery 1.1 §4: a message is one SOAP envelope");

    private final String id;
    private final String rule;

    WsdAnomaly(String id, String rule) {
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
