package io.otus.dissect.codesys;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the layers of CODESYS. Ids are public and are never renumbered or reused. */
enum CodesysAnomaly implements AnomalyCode {
    ADDRESSES("codesys-001", "datagram layer: the addresses are as long as the header says, and padded to four octets"),
    NAME_SERVICE("codesys-002", "name service: an identification holds the names whose lengths it tells"),
    CHANNEL("codesys-003", "channel layer: a package holds the fields of its type"),
    SERVICE("codesys-004", "service layer: a header has 12 or 16 octets, and what it says to follow fits the message");

    private final String id;
    private final String rule;

    CodesysAnomaly(String id, String rule) {
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
