package io.otus.dissect.dlms;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the specification. Ids are public and are never renumbered or reused. */
enum DlmsAnomaly implements AnomalyCode {
    ASSOCIATION("dlms-001", "IEC 62056-5-3 §7.2.4: an association is asked for and answered in BER, with its context"),
    BODY("dlms-002", "IEC 62056-5-3 §9.5: the fields of an APDU lie within it, encoded in A-XDR");

    private final String id;
    private final String rule;

    DlmsAnomaly(String id, String rule) {
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
