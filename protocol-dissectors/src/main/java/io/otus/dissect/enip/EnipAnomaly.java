package io.otus.dissect.enip;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks CIP Vol. 2. Ids are public and are never renumbered or reused. */
enum EnipAnomaly implements AnomalyCode {
    LENGTH("enip-001", "CIP Vol. 2 §2-3.3: the length passes the datagram"),
    DATA_LENGTH("enip-002", "CIP Vol. 2 §2-4: the data are shorter or longer than the command needs"),
    ITEMS("enip-003", "CIP Vol. 2 §2-6.1: an item passes the message, or bytes follow the last"),
    ITEM_LENGTH("enip-004", "CIP Vol. 2 §2-6.2, §2-6.3: the length of an item does not fit its type"),
    ITEM_ORDER("enip-005", "CIP Vol. 2 §2-6.1: a message has an address item first and a data item second"),
    SESSION("enip-006", "CIP Vol. 2 §2-4.4, §2-4.7: the session handle is 0 where a session is needed"),
    INTERFACE("enip-007", "CIP Vol. 2 §2-4.7, §2-4.8: the interface handle of CIP is 0"),
    OPTIONS("enip-008", "CIP Vol. 2 §2-3.2.7: options are 0, and a message with others is dropped");

    private final String id;
    private final String rule;

    EnipAnomaly(String id, String rule) {
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
