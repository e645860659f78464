package io.otus.dissect.slmp;

import io.otus.core.event.AnomalyCode;

/**
 * Ways in which a message breaks the SLMP Reference Manual (SH-080956ENG). Ids are public and are never renumbered or
 * reused.
 */
enum SlmpAnomaly implements AnomalyCode {
    MESSAGE_LENGTH("slmp-001", "SH-080956 §4.2: the data length passes the datagram"),
    REQUEST_DATA("slmp-002", "SH-080956 §5: the request data are longer or shorter than the command has them"),
    ITEMS("slmp-003", "SH-080956 §5.2: the number of points is 0, or disagrees with the write data that follow"),
    ANSWER_LENGTH("slmp-004", "SH-080956 §5.2: the response holds more or fewer points than were asked for"),
    ERROR_INFORMATION("slmp-005", "SH-080956 §4.2: the error information does not name the command that was asked");

    private final String id;
    private final String rule;

    SlmpAnomaly(String id, String rule) {
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
        return this == ANSWER_LENGTH || this == ERROR_INFORMATION;
    }
}
