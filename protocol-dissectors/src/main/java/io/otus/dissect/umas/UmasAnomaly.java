package io.otus.dissect.umas;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the known forms of UMAS. Ids are public and are never renumbered or reused. */
enum UmasAnomaly implements AnomalyCode {
    BODY("umas-001", "the body is shorter than the function needs, or a length in it passes the message");

    private final String id;
    private final String rule;

    UmasAnomaly(String id, String rule) {
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
