package io.otus.dissect.powerlink;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the specification. Ids are public and are never renumbered or reused. */
enum PowerlinkAnomaly implements AnomalyCode {
    LENGTH("powerlink-001", "EPSG DS 301 §4.6.1: a message has all fields of its type"),
    SIZE("powerlink-002", "EPSG DS 301 §4.6.1: process data lie within their message, and are 1,490 octets at most"),
    SOURCE("powerlink-003", "EPSG DS 301 §4.5: only the managing node begins cycles, polls and invites"),
    SDO("powerlink-004", "EPSG DS 301 §6.3.2.4: a command of SDO and what it carries lie within the message");

    private final String id;
    private final String rule;

    PowerlinkAnomaly(String id, String rule) {
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
