package io.otus.dissect.pn_io;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the specification. Ids are public and are never renumbered or reused. */
enum PnioAnomaly implements AnomalyCode {
    ARGUMENTS(
            "pn_io-001",
            "IEC 61158-6-10 §4.10.3: a call's body is shorter than its NDR header, or than the length of its"
                    + " arguments"),
    BLOCK_LENGTH(
            "pn_io-002",
            "IEC 61158-6-10 §5.2.1: a block is shorter than its header, or passes the end of what holds it"),
    BLOCK_CONTENT("pn_io-003", "IEC 61158-6-10 §5.2: a block is shorter than its content needs"),
    RECORD_LENGTH("pn_io-004", "IEC 61158-6-10 §5.2.3: a record is shorter than its header tells"),
    FRAME_LENGTH("pn_io-005", "IEC 61158-6-10 §4.7.2: a cyclic frame holds frame id, data and a status of four octets"),
    RTA_LENGTH("pn_io-006", "IEC 61158-6-10 §4.8.2: an alarm PDU is shorter than its header or its variable part"),
    CYCLE_COUNTER(
            "pn_io-007", "IEC 61158-6-10 §4.7.2.1.2: the cycle counter goes back between two frames of one relation") {
        @Override
        public boolean isContradiction() {
            return true;
        }
    },
    DATA_LENGTH(
            "pn_io-008",
            "IEC 61158-6-10 §5.2.4.35: a cyclic frame holds fewer octets of data than its relation was opened with");

    private final String id;
    private final String rule;

    PnioAnomaly(String id, String rule) {
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
