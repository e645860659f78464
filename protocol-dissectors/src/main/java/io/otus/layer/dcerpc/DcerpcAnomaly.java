package io.otus.layer.dcerpc;

import io.otus.core.event.AnomalyCode;

/** Ways in which a datagram breaks C706. Ids are public and are never renumbered or reused. */
enum DcerpcAnomaly implements AnomalyCode {
    LENGTH("dcerpc-001", "C706 §12.5.1: the body is shorter than the header tells"),
    TOO_LONG(
            "dcerpc-002",
            "bound of the sensor: the fragments of a call hold more than 131072 bytes, which are not joined"),
    STATUS("dcerpc-003", "C706 §12.5.3: a fault or rejection holds a status of four bytes");

    private final String id;
    private final String rule;

    DcerpcAnomaly(String id, String rule) {
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
