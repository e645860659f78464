package io.otus.dissect.dhcp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its RFCs. Ids are public and are never renumbered or reused. */
enum DhcpAnomaly implements AnomalyCode {
    OPTION_LENGTH("dhcp-001", "RFC 2132 §2: an option passes the end of its field"),
    OP("dhcp-002", "RFC 2131 §2: op is 1 (BOOTREQUEST) or 2 (BOOTREPLY)");

    private final String id;
    private final String rule;

    DhcpAnomaly(String id, String rule) {
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
