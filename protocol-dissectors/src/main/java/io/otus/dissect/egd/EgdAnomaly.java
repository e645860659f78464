package io.otus.dissect.egd;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the specification. Ids are public and are never renumbered or reused. */
enum EgdAnomaly implements AnomalyCode {
    DATA_LENGTH("egd-001", "GFK-2224 chapter 5: an exchange has 1 to 1,400 octets of data"),
    RESERVED("egd-002", "GFK-2224 chapter 5: what is reserved in produced data is 0"),
    MESSAGE_LENGTH("egd-003", "MVI69-EGD §5.2.2: a command has the length that it says"),
    BODY("egd-004", "MVI69-EGD §5.2.2: the fields and cells of a command lie within it");

    private final String id;
    private final String rule;

    EgdAnomaly(String id, String rule) {
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
