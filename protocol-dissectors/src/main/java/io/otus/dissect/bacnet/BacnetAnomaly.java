package io.otus.dissect.bacnet;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks ANSI/ASHRAE 135-2020. Ids are public and are never renumbered or reused. */
enum BacnetAnomaly implements AnomalyCode {
    BVLC_LENGTH("bacnet-001", "Annex J.2: the BVLC length disagrees with the datagram"),
    NPDU_LENGTH("bacnet-002", "clause 6.2: the NPDU ends within its header"),
    NPDU_VERSION("bacnet-003", "clause 6.2.1: the protocol version is 1"),
    APDU_LENGTH("bacnet-004", "clause 20.1: the APDU ends within its header"),
    TAG("bacnet-005", "clause 20.2.1: a tag passes the end of the APDU or is not closed"),
    ARGUMENT("bacnet-006", "clauses 13 to 16: an argument of the service is missing or of another type"),
    SEGMENT_ORDER("bacnet-007", "clause 5.4: a segment is neither the next nor a repetition");

    private final String id;
    private final String rule;

    BacnetAnomaly(String id, String rule) {
        this.id = id;
        this.rule = "ANSI/ASHRAE 135-2020 " + rule;
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
