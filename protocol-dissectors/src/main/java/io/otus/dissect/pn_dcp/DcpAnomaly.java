package io.otus.dissect.pn_dcp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a PDU breaks the specification. Ids are public and are never renumbered or reused. */
enum DcpAnomaly implements AnomalyCode {
    DATA_LENGTH(
            "pn_dcp-001",
            "IEC 61158-6-10 §4.3.1.3: the frame is shorter than the header, or than the data length tells"),
    BLOCK_LENGTH(
            "pn_dcp-002",
            "IEC 61158-6-10 §4.3.1.4: a block passes the end of the data, or is too short for its content"),
    FRAME_ID("pn_dcp-003", "IEC 61158-6-10 §4.3.1.1: the frame id is another service's");

    private final String id;
    private final String rule;

    DcpAnomaly(String id, String rule) {
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
