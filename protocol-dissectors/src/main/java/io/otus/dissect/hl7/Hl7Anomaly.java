package io.otus.dissect.hl7;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum Hl7Anomaly implements AnomalyCode {
    HEADER("hl7-001", "HL7 §2.15.9: a header has message type, control id, processing id and version"),
    ACKNOWLEDGMENT("hl7-002", "HL7 §2.15.8: an acknowledgment has its code and the control id that it answers");

    private final String id;
    private final String rule;

    Hl7Anomaly(String id, String rule) {
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
