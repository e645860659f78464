package io.otus.dissect.mms;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the standards. Ids are public and are never renumbered or reused. */
enum MmsAnomaly implements AnomalyCode {
    ENCODING(
            "mms-001",
            "ITU-T X.690 §8.1: an element passes the end of the one around it, or its contents are not of its type"),
    PDU_TYPE("mms-002", "ISO 9506-2 §7.2: a PDU of a type that the standard does not have"),
    INVOKE_ID("mms-003", "ISO 9506-2 §7.4: a confirmed PDU without invoke ID or without service"),
    RESULT_COUNT("mms-004", "ISO 9506-2 §14.7: an answer has not one result for each variable of the request"),
    REST("mms-005", "ITU-T X.226 §8.4: octets are left over behind the PDU");

    private final String id;
    private final String rule;

    MmsAnomaly(String id, String rule) {
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
