package io.otus.dissect.ssdp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum SsdpAnomaly implements AnomalyCode {
    START_LINE("ssdp-001", "UPnP Device Architecture 2.0 §1.1.2: the start line and headers end with CRLF");

    private final String id;
    private final String rule;

    SsdpAnomaly(String id, String rule) {
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
