package io.otus.dissect.proconos;

import io.otus.core.event.AnomalyCode;

/** Ways in which a frame breaks what all frames have. Ids are public and are never renumbered or reused. */
enum ProconosAnomaly implements AnomalyCode {
    CRC("proconos-001", "a frame ends with the CRC-16 (CCITT, lowest bit first) of all octets before it");

    private final String id;
    private final String rule;

    ProconosAnomaly(String id, String rule) {
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
