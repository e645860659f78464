package io.otus.dissect.dhcpv6;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum Dhcpv6Anomaly implements AnomalyCode {
    OPTION_LENGTH("dhcpv6-001", "RFC 8415 §21.1: an option passes the end of its message");

    private final String id;
    private final String rule;

    Dhcpv6Anomaly(String id, String rule) {
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
