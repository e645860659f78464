package io.otus.dissect.pcworx;

import io.otus.core.event.AnomalyCode;

/** Ways in which a frame is unlike those of captures. Ids are public and are never renumbered or reused. */
enum PcworxAnomaly implements AnomalyCode {
    LENGTH("pcworx-001", "a request has a header of 12 octets, and a response one of 18");

    private final String id;
    private final String rule;

    PcworxAnomaly(String id, String rule) {
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
