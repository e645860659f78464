package io.otus.dissect.s7commplus;

import io.otus.core.event.AnomalyCode;

/**
 * Ways in which a PDU contradicts the structure that {@code docs/protocols/s7commplus.md} states. Ids are never
 * renumbered or reused.
 */
enum S7commplusAnomaly implements AnomalyCode {
    FRAME_LENGTH("s7commplus-001", "S7+ frame: the data passes the end of the transport's message"),
    DIGEST_LENGTH("s7commplus-002", "S7+ frame: the digest in front of the data of version 3 passes the data"),
    PDU_LENGTH("s7commplus-003", "S7+ frame: a PDU grows past every message of a controller"),
    HEAD("s7commplus-004", "S7+ heads: the PDU is shorter than the head of its opcode"),
    NUMBER("s7commplus-005", "S7+ numbers: a number of variable length has more bits than its width"),
    NESTING("s7commplus-006", "S7+ values and objects: nested deeper than any controller's"),
    ELEMENTS("s7commplus-007", "S7+ values and objects: more of them in one PDU than in any controller's"),
    SYSTEM_EVENT("s7commplus-008", "S7+ system events: shorter than 16 bytes");

    private final String id;
    private final String rule;

    S7commplusAnomaly(String id, String rule) {
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
