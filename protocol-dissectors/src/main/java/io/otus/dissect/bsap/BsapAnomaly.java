package io.otus.dissect.bsap;

import io.otus.core.event.AnomalyCode;

/** Ways in which a frame breaks the reference. Ids are public and are never renumbered or reused. */
enum BsapAnomaly implements AnomalyCode {
    FRAME("bsap-001", "BSAP: a frame lies between DLE STX and DLE ETX, with its CRC behind them"),
    HEADER("bsap-002", "BSAP: a message has its whole local or global header"),
    DATA("bsap-003", "BSAP: the fields of an access to the remote data base fill the message");

    private final String id;
    private final String rule;

    BsapAnomaly(String id, String rule) {
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
