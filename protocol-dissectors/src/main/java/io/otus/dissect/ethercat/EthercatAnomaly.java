package io.otus.dissect.ethercat;

import io.otus.core.event.AnomalyCode;

/** Ids are public: alert rules name them, so they are never renumbered or reused. */
enum EthercatAnomaly implements AnomalyCode {
    LENGTH("ethercat-001", "IEC 61158-4-12 §5.3.3: the length is that of the data behind the header, which are there"),
    DATAGRAM(
            "ethercat-002", "IEC 61158-4-12 §5.4.1: datagrams fill a frame, and all but the last say that more follow"),
    RESERVED("ethercat-003", "IEC 61158-4-12 §5.3.3: the reserved bit of a frame is 0"),
    MAILBOX("ethercat-004", "IEC 61158-4-12 §5.6: a mailbox holds as many octets as it says"),
    SERVICE("ethercat-005", "IEC 61158-6-12 §5.6: a service of a mailbox has its fields"),
    VARIABLES("ethercat-006", "ETG.1005 §4: variables fill a frame of network variables");

    private final String id;
    private final String rule;

    EthercatAnomaly(String id, String rule) {
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
