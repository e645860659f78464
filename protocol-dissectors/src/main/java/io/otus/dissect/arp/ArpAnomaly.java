package io.otus.dissect.arp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a packet breaks RFC 826. Ids are public and are never renumbered or reused. */
enum ArpAnomaly implements AnomalyCode {
    TOO_SHORT("arp-001", "RFC 826: the packet is shorter than its address lengths say"),
    GROUP_SENDER("arp-002", "RFC 826: the sender hardware address is a group address, which no station has");

    private final String id;
    private final String rule;

    ArpAnomaly(String id, String rule) {
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
