package io.otus.dissect.addp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum AddpAnomaly implements AnomalyCode {
    FIELD_LENGTH("addp-001", "a field ends within the message"),
    REQUEST_LENGTH("addp-002", "a request has what its command needs");

    private final String id;
    private final String rule;

    AddpAnomaly(String id, String rule) {
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
