package io.otus.dissect.@ID@;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the specification. Ids are public and are never renumbered or reused. */
enum @NAME@Anomaly implements AnomalyCode {
    BODY_LENGTH("@ID@-001", "name the clause: the length of the body does not fit the function");

    private final String id;
    private final String rule;

    @NAME@Anomaly(String id, String rule) {
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
