package io.otus.dissect.ubdp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum UbdpAnomaly implements AnomalyCode {
    FIELD_LENGTH("ubdp-001", "a field ends within the message");

    private final String id;
    private final String rule;

    UbdpAnomaly(String id, String rule) {
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
