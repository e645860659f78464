package io.otus.dissect.ge_srtp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the form that all have. Ids are public and are never renumbered or reused. */
enum GeSrtpAnomaly implements AnomalyCode {
    LENGTH("ge_srtp-001", "DFRWS 2017, table 1: a message has 56 octets and the text whose length it tells"),
    DATA("ge_srtp-002", "DFRWS 2017, table 1: what is written has as many octets as the request says"),
    ADDRESS("ge_srtp-003", "DFRWS 2017, table 1: address and number of items lie within 65,536 items");

    private final String id;
    private final String rule;

    GeSrtpAnomaly(String id, String rule) {
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
