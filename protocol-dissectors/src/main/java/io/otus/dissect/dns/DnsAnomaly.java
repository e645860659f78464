package io.otus.dissect.dns;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its RFCs. Ids are public and are never renumbered or reused. */
enum DnsAnomaly implements AnomalyCode {
    SECTION("dns-001", "RFC 1035 §4.1: a section holds fewer entries than its count says"),
    RDATA("dns-002", "RFC 1035 §3.2.1: the data of a record does not fit its type"),
    RECORD_LIMIT("dns-003", "RFC 1035 §4.1: more records in one message than are read (256)");

    private final String id;
    private final String rule;

    DnsAnomaly(String id, String rule) {
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
