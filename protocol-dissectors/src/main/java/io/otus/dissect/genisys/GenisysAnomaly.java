package io.otus.dissect.genisys;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the description. Ids are public and are never renumbered or reused. */
enum GenisysAnomaly implements AnomalyCode {
    CRC("genisys-001", "GENISYS §5.1.1.4: a CRC of all before it, least significant octet first, ends a message"),
    LENGTH("genisys-002", "GENISYS §5.1.7 and §5.1.8: a message has the parts that its header says, data in pairs");

    private final String id;
    private final String rule;

    GenisysAnomaly(String id, String rule) {
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
