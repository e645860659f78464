package io.otus.dissect.cip;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks CIP Vol. 1. Ids are public and are never renumbered or reused. */
enum CipAnomaly implements AnomalyCode {
    REQUEST("cip-001", "CIP Vol. 1 §2-4.1: the request is shorter than service, path size and path need"),
    REPLY("cip-002", "CIP Vol. 1 §2-4.2: the reply is shorter than status and additional status need"),
    PATH("cip-003", "CIP Vol. 1 Appendix C-1: a segment of the path passes it, or has a reserved type"),
    BODY("cip-004", "CIP Vol. 1 Appendix A, §3-5.5, Chapter 5: the data are shorter than the service needs"),
    EMBEDDED(
            "cip-005",
            "CIP Vol. 1 §A-4.10: an offset of a Multiple Service Packet lies outside of it or runs backwards"),
    ROUTE("cip-006", "CIP Vol. 1 §3-5.5.4: message or route path passes the Unconnected Send"),
    SEQUENCE("cip-007", "CIP Vol. 1 §3-4: connected data without their sequence count"),
    RESERVED("cip-008", "CIP Vol. 1 §2-4.2: the reserved byte of a reply is not 0"),
    PCCC("cip-009", "Rockwell Automation 1770-6.5.16: the PCCC command is shorter than it needs"),
    VALUES("cip-010", "Rockwell Automation 1756-PM020: the values are fewer than the elements of the tag"),
    IO_LENGTH("cip-011", "CIP Vol. 1 §3-6: implicit data are longer than their connection allows"),
    /**
     * Two send in turns under one connection id, each with a sequence of its own, or with other data under one number:
     * {@link Series}.
     */
    TWO_SERIES("cip-012", "CIP Vol. 2 §3-4: the producer of a connection numbers its packets one after the other"),
    /** Another sender uses a connection id while its producer goes on sending. */
    OTHER_PRODUCER("cip-013", "CIP Vol. 1 §3-5.5: the data of a connection come from the nodes that opened it");

    private final String id;
    private final String rule;

    CipAnomaly(String id, String rule) {
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
        return this == TWO_SERIES || this == OTHER_PRODUCER;
    }
}
