package io.otus.dissect.fins;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks W342 or W421. Ids are public and are never renumbered or reused. */
enum FinsAnomaly implements AnomalyCode {
    FRAME_LENGTH("fins-001", "W421 §7-4: a FINS frame is 12 to 2,012 bytes, and a response has an end code"),
    COMMAND_LENGTH("fins-002", "W342 §5-3: the parameters are longer or shorter than the command has them"),
    ITEMS("fins-003", "W342 §5-3-2, §5-3-3: the number of items disagrees with the data that follows"),
    ADDRESS(
            "fins-004",
            "W342 §5-2-2: a bit above 15, a bit of a word, or an address plus a number of items above 65536"),
    ANSWER_LENGTH("fins-005", "W342 §5-3-1, §5-3-4: the response holds more or fewer items than were asked for"),
    CLOCK("fins-006", "W342 §5-3, 07 01, 07 02 and 21 02: a date or time is not in BCD, or not one of the calendar"),
    TCP_LENGTH("fins-007", "W421 §7-4: the length does not fit the command of the FINS/TCP header"),
    RESERVED("fins-008", "W342 §5-1-2: RSV, and bits 1 to 5 of ICF, are 0");

    private final String id;
    private final String rule;

    FinsAnomaly(String id, String rule) {
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
    public boolean isContradiction() {
        return this == ANSWER_LENGTH;
    }
}
