package io.otus.dissect.pn_ptcp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a PDU breaks the specification. Ids are public and are never renumbered or reused. */
enum PtcpAnomaly implements AnomalyCode {
    HEADER("pn_ptcp-001", "IEC 61158-6-10 §4.5.1: the frame is shorter than the header of its PDU"),
    TLV("pn_ptcp-002", "IEC 61158-6-10 §4.5.2: a TLV passes the end of the frame, or is too short for its content");

    private final String id;
    private final String rule;

    PtcpAnomaly(String id, String rule) {
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
