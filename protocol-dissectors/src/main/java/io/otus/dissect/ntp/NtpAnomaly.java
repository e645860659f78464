package io.otus.dissect.ntp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum NtpAnomaly implements AnomalyCode {
    LENGTH("ntp-001", "RFC 9327 §2: a control message holds as much data as it says");

    private final String id;
    private final String rule;

    NtpAnomaly(String id, String rule) {
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
