package io.otus.dissect.rdp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks [MS-RDPBCGR]. Ids are public and are never renumbered or reused. */
enum RdpAnomaly implements AnomalyCode {
    CORE_DATA("rdp-001", "[MS-RDPBCGR] §2.2.1.3: the blocks of the client's data fill what their lengths say");

    private final String id;
    private final String rule;

    RdpAnomaly(String id, String rule) {
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
