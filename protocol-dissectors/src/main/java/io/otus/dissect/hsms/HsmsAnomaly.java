package io.otus.dissect.hsms;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks SEMI E37 or E5. Ids are public and are never renumbered or reused. */
enum HsmsAnomaly implements AnomalyCode {
    CONTROL_LENGTH("hsms-001", "SEMI E37 §8.2: a control message has the header and nothing else"),
    ITEM_LENGTH("hsms-002", "SEMI E5 §9.2: an item ends with the message or before, and a list has as many as it says"),
    ITEM_SIZE("hsms-003", "SEMI E5 §9.2: the octets of an item are whole values of its format"),
    LENGTH_BYTES("hsms-004", "SEMI E5 §9.2: one to three bytes tell the length of an item"),
    TRAILING("hsms-005", "SEMI E5 §9.3: a message has one item, which may be a list, and nothing behind it"),
    NESTING("hsms-006", "a bound of Otus: lists are nested 32 deep at most");

    private final String id;
    private final String rule;

    HsmsAnomaly(String id, String rule) {
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
