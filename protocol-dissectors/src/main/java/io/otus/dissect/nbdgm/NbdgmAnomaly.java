package io.otus.dissect.nbdgm;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum NbdgmAnomaly implements AnomalyCode {
    LENGTH("nbdgm-001", "RFC 1002 §4.4.1: the datagram holds its names and as many octets as it says"),
    ANNOUNCEMENT("nbdgm-002", "[MS-BRWS] §2.2.1: an announcement is shorter than its fields");

    private final String id;
    private final String rule;

    NbdgmAnomaly(String id, String rule) {
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
