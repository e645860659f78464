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
    SEGMENT_ORDER("bacnet-007", "clause 5.4: a segment is neither in the window nor a repetition"),
    NESTING("bacnet-008", "clause 21: values are nested deeper than any value of the standard"),
    VALUES("bacnet-009", "clause 20.2: more values than a message can carry usefully"),
    BVLC_CONTENT("bacnet-010", "Annexes J.2 and U.2: what the BVLC function carries has another length"),
    NETWORK_MESSAGE("bacnet-011", "clause 6.4: the network layer message ends early or says too much"),
    NPDU_ADDRESS(
            "bacnet-012",
            "clause 6.2.2: a source is one station of a network from 1 to 65534, a destination network is not 0"),
    NPDU_CONTROL("bacnet-013", "clause 6.2.2: bits 6 and 4 of the control octet are zero"),
    VALUE_LENGTH("bacnet-014", "clause 20.2: a primitive value has a length that its type cannot have"),
    WINDOW_SIZE("bacnet-015", "clause 20.1.2.8: a window is 1 to 127 segments"),
    SEGMENTED_SIZE("bacnet-016", "clause 5.4: a segmented message is longer than any that can be put together"),
    MSTP_HEADER("bacnet-017", "clause 9.3: the header of the MS/TP frame fails its check or is cut"),
    MSTP_DATA("bacnet-018", "clause 9.3: the data of the MS/TP frame fail their check or are cut"),
    SC_CONTENT(
            "bacnet-019", "Annex AB.2: a BACnet/SC message ends early, says too much, or sets reserved control flags");

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

    @Override
    public boolean isContradiction() {
        return this == SEGMENT_ORDER;
    }
}
