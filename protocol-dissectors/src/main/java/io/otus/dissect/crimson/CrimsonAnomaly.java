package io.otus.dissect.crimson;

import io.otus.core.event.AnomalyCode;

/** Ways in which a frame is unlike those that were described. Ids are public and are never renumbered or reused. */
enum CrimsonAnomaly implements AnomalyCode {
    TEXT("crimson-001", "manufacturer and model are printable text that ends with NUL");

    private final String id;
    private final String rule;

    CrimsonAnomaly(String id, String rule) {
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
