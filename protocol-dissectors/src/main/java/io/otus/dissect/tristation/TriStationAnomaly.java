package io.otus.dissect.tristation;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the form that all have. Ids are public and are never renumbered or reused. */
enum TriStationAnomaly implements AnomalyCode {
    CRC("tristation-001", "a message ends with the CRC of all before it, least significant octet first"),
    FUNCTION("tristation-002", "an execution command has the code of a function or of a response");

    private final String id;
    private final String rule;

    TriStationAnomaly(String id, String rule) {
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
