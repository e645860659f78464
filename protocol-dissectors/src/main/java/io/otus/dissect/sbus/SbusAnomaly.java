package io.otus.dissect.sbus;

import io.otus.core.event.AnomalyCode;

/** Ways in which a telegram breaks the rules of S-Bus. Ids are public and are never renumbered or reused. */
enum SbusAnomaly implements AnomalyCode {
    CRC("sbus-001", "Ether-S-Bus: a telegram ends with the CRC-16 (CCITT) of all octets before it"),
    DATA_LENGTH("sbus-002", "S-Bus: the data of a request is longer or shorter than its command has it"),
    COUNT("sbus-003", "S-Bus: the W-count, or the number of bits, disagrees with the data that follow"),
    RESPONSE_LENGTH("sbus-004", "S-Bus: a response has more or fewer elements than were asked for"),
    CLOCK("sbus-005", "S-Bus: a date or time that the calendar does not have");

    private final String id;
    private final String rule;

    SbusAnomaly(String id, String rule) {
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
