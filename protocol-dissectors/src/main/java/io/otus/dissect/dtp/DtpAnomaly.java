package io.otus.dissect.dtp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its format. Ids are public and are never renumbered or reused. */
enum DtpAnomaly implements AnomalyCode {
    TLV_LENGTH("dtp-001", "DTP: a TLV is at least 4 octets long and ends within the message");

    private final String id;
    private final String rule;

    DtpAnomaly(String id, String rule) {
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
