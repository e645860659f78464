package io.otus.dissect.lantronix;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum LantronixAnomaly implements AnomalyCode {
    IP_SETUP("lantronix-001", "Network Configuration using UDP: a setting of the address begins with IP-SETUP");

    private final String id;
    private final String rule;

    LantronixAnomaly(String id, String rule) {
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
