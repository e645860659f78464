package io.otus.dissect.ads;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the protocol. Ids are public and are never renumbered or reused. */
enum AdsAnomaly implements AnomalyCode {
    /** The two lengths disagree, or the message is shorter than its headers. */
    LENGTH("ads-001", "AMS/TCP Packet: the length counts the AMS header and its data"),
    /** Data is shorter or longer than its command has. */
    DATA("ads-002", "ADS commands: the data has the parts that the command gives it, and no more"),
    /** Commands of a sum are more than there is data for. */
    SUM("ads-003", "ADS-sum command: a sum holds as many commands as its index offset says");

    private final String id;
    private final String rule;

    AdsAnomaly(String id, String rule) {
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
