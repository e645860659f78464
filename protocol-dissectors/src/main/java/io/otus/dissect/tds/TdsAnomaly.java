package io.otus.dissect.tds;

import io.otus.core.event.AnomalyCode;

/** Ways in which a packet breaks [MS-TDS]. Ids are public and are never renumbered or reused. */
enum TdsAnomaly implements AnomalyCode {
    LOGIN("tds-001", "[MS-TDS] §2.2.6.4: the names of a login lie within it");

    private final String id;
    private final String rule;

    TdsAnomaly(String id, String rule) {
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
