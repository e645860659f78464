package io.otus.dissect.lon;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum LonAnomaly implements AnomalyCode {
    PACKET_LENGTH("lon-001", "ISO/IEC 14908-4: a packet ends within its datagram"),
    ADDRESS("lon-002", "ISO/IEC 14908-1: the addresses that its format asks for are in a packet");

    private final String id;
    private final String rule;

    LonAnomaly(String id, String rule) {
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
