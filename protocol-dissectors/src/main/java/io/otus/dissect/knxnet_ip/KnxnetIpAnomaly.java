package io.otus.dissect.knxnet_ip;

import io.otus.core.event.AnomalyCode;

/** Ids are public: alert rules name them, so they are never renumbered or reused. */
enum KnxnetIpAnomaly implements AnomalyCode {
    TOTAL_LENGTH(
            "knxnet_ip-001",
            "ISO 22510 (3/8/2 §2.3.4): the total length is that of the frame, and its octets are there"),
    BODY("knxnet_ip-002", "ISO 22510 (3/8/2 §7): the structures of a service fill its body"),
    STRUCTURE("knxnet_ip-003", "ISO 22510 (3/8/2 §7.5): the length of a structure is that of its fields"),
    CONNECTION_HEADER("knxnet_ip-004", "ISO 22510 (3/8/2 §5.3.1): a connection header has four octets"),
    CEMI_LENGTH(
            "knxnet_ip-005", "KNX Standard 3/6/3 §4.1.5: additional information and transport data fill a cEMI frame"),
    APDU(
            "knxnet_ip-006",
            "EN 50090-4-1 (3/3/7 §3): an application service has its parameters, and no data behind them"),
    REPETITION(
            "knxnet_ip-007", "ISO 22510 (3/8/4 §2.6): what is sent again under a sequence counter is the same frame");

    private final String id;
    private final String rule;

    KnxnetIpAnomaly(String id, String rule) {
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
        return this == REPETITION;
    }
}
