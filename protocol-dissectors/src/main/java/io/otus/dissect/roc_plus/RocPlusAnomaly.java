package io.otus.dissect.roc_plus;

import io.otus.core.event.AnomalyCode;

/** Ways in which a frame breaks the manual. Ids are public and are never renumbered or reused. */
enum RocPlusAnomaly implements AnomalyCode {
    CRC("roc_plus-001", "ROC Plus §1.2: two octets of CRC over all before them, least significant first, end a frame"),
    DATA_LENGTH("roc_plus-002", "ROC Plus §2: the data is longer or shorter than the opcode has it"),
    CLOCK("roc_plus-003", "ROC Plus §2, opcodes 7 and 8: a date or time that the calendar does not have");

    private final String id;
    private final String rule;

    RocPlusAnomaly(String id, String rule) {
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
