package io.otus.dissect.goose;

import io.otus.core.event.AnomalyCode;

/**
 * Ids are public: alert rules name them, so they are never renumbered or reused. Clauses are of IEC 61850-8-1 Ed. 2.1.
 */
enum GooseAnomaly implements AnomalyCode {
    LENGTH(
            "goose-001",
            "Annex C.2: the length counts the octets from the APPID to the end of the APDU, and they are there"),
    ENCODING("goose-002", "§18.1.2 and Annex A: a GOOSE PDU is encoded by the basic encoding rules"),
    MANDATORY("goose-003", "Annex A: a GOOSE PDU has all elements but goID, simulation, ndsCom and security"),
    ELEMENT("goose-004", "Annex A: the elements of a GOOSE PDU come in their order, and there are no others"),
    DATA("goose-005", "ISO 9506-2 §14.4.2: each value has contents that its type can have"),
    ENTRIES("goose-006", "§18.1.2.5: there are as many values as numDatSetEntries says"),
    APPID("goose-007", "Annex C.2: the two highest bits of a GOOSE APPID are 00, or 10 for trips"),
    STATE_BACK(
            "goose-008",
            "§18.1.2.5: stNum grows with each event, and begins again at 1 only; where two senders contradict each other"
                    + " so, the messages of both are marked"),
    SEQUENCE_BACK("goose-009", "§18.1.2.5: sqNum grows with each retransmission of a state"),
    VALUES("goose-010", "§18.1.2.5: values that change make an event, with a new stNum"),
    EVENT_TIME("goose-011", "§18.1.2.5: t is the time at which stNum was incremented, and stays as long as it does"),
    TOO_LATE("goose-012", "§18.1.2.5: the next message comes within timeAllowedtoLive"),
    CURVE("goose-013", "§18.1.2.5: the time between retransmissions of a state grows to its longest, and stays there"),
    CONFIGURATION("goose-014", "§18.1.2.5: confRev changes only with the configuration of the data set, and is not 0");

    private final String id;
    private final String rule;

    GooseAnomaly(String id, String rule) {
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

    @Override
    public boolean isLate() {
        return this == TOO_LATE;
    }

    @Override
    public boolean isContradiction() {
        return this == STATE_BACK || this == SEQUENCE_BACK;
    }
}
