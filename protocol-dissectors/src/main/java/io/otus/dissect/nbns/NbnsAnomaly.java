package io.otus.dissect.nbns;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum NbnsAnomaly implements AnomalyCode {
    SECTION("nbns-001", "RFC 1002 §4.2.1: the message holds the entries that its header counts"),
    STATUS("nbns-002", "RFC 1002 §4.2.18: a node status response holds as many names as it says");

    private final String id;
    private final String rule;

    NbnsAnomaly(String id, String rule) {
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
