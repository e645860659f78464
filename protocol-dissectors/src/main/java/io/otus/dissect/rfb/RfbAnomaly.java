package io.otus.dissect.rfb;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks RFC 6143. Ids are public and are never renumbered or reused. */
enum RfbAnomaly implements AnomalyCode {
    REASON_LENGTH("rfb-001", "RFC 6143 §7.1.2: the reason of a refusal is a text for people; Otus bound: 4,096 bytes");

    private final String id;
    private final String rule;

    RfbAnomaly(String id, String rule) {
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
