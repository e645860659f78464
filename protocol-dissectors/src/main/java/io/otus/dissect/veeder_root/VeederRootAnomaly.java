package io.otus.dissect.veeder_root;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum VeederRootAnomaly implements AnomalyCode {
    CHECKSUM("veeder_root-001", "§6.1: a response in computer format ends with the checksum of its characters"),
    INVENTORY("veeder_root-002", "function 201: each tank has as many values of eight characters as it says");

    private final String id;
    private final String rule;

    VeederRootAnomaly(String id, String rule) {
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
