package io.otus.dissect.hart_ip;

import io.otus.core.event.AnomalyCode;

/** Ids are public: alert rules name them, so they are never renumbered or reused. */
enum HartIpAnomaly implements AnomalyCode {
    BYTE_COUNT(
            "hart_ip-001",
            "HCF_SPEC-085, message header: the byte count is that of the whole message, and its bytes are there"),
    BODY_LENGTH(
            "hart_ip-002",
            "HCF_SPEC-085, message bodies: a session is initiated with 5 bytes, and closed and kept alive with none"),
    PDU_LENGTH(
            "hart_ip-003",
            "HCF_SPEC-081, frame format: address, expansion bytes, data and check byte fill a token-passing PDU"),
    CHECK("hart_ip-004", "HCF_SPEC-081, check byte: it is the exclusive or of all bytes before it"),
    FRAME_TYPE("hart_ip-005", "HCF_SPEC-085: a request carries STX, a response ACK and what is published ACK or BACK"),
    STATUS("hart_ip-006", "HCF_SPEC-081, frame format: the data of a slave begin with response code and device status"),
    DATA_LENGTH("hart_ip-007", "HCF_SPEC-127 and HCF_SPEC-151: the data are as many as the command has"),
    EMBEDDED("hart_ip-008", "HCF_SPEC-151, command 77: the command within fills what is left of the data"),
    DIRECT("hart_ip-009", "HCF_SPEC-085, direct PDU: commands and their data fill the message"),
    ANSWER("hart_ip-010", "HCF_SPEC-085, sequence number: an answer has the command of the request with its number");

    private final String id;
    private final String rule;

    HartIpAnomaly(String id, String rule) {
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

    @Override
    public boolean isContradiction() {
        return this == ANSWER;
    }
}
