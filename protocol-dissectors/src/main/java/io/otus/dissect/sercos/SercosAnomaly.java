package io.otus.dissect.sercos;

import io.otus.core.event.AnomalyCode;

/** Ways in which a telegram breaks the specification. Ids are public and are never renumbered or reused. */
enum SercosAnomaly implements AnomalyCode {
    HEADER("sercos-001", "IEC 61158-4-19: a telegram has a header of six octets");

    private final String id;
    private final String rule;

    SercosAnomaly(String id, String rule) {
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
