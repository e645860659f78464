package io.otus.dissect.c1222;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the standard. Ids are public and are never renumbered or reused. */
enum C1222Anomaly implements AnomalyCode {
    ELEMENTS("c1222-001", "IEEE 1703 §5.3.4: the elements of an ACSE PDU fill it, each of its type and in order"),
    EPSEM(
            "c1222-002",
            "IEEE 1703 §5.3.3: services fill the EPSEM, each behind its length; bit 7 of its control is set"),
    SERVICE("c1222-003", "IEEE 1703 §5.3.2: the parameters of a service fill it"),
    CHECKSUM("c1222-004", "IEEE 1703 §5.3.2: the data of a table and their checksum add up to 0");

    private final String id;
    private final String rule;

    C1222Anomaly(String id, String rule) {
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
