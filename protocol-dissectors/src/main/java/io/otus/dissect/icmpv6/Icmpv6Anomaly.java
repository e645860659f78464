package io.otus.dissect.icmpv6;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum Icmpv6Anomaly implements AnomalyCode {
    LENGTH("icmpv6-001", "RFC 4443 §2.1, RFC 4861 §4: a message is shorter than its type needs"),
    OPTION("icmpv6-002", "RFC 4861 §4.6: an option has a length of at least 8 octets and ends within the message");

    private final String id;
    private final String rule;

    Icmpv6Anomaly(String id, String rule) {
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
