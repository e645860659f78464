package io.otus.layer.cotp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks RFC 1006 or X.224. Ids are public and are never renumbered or reused. */
enum CotpAnomaly implements AnomalyCode {
    LENGTH_INDICATOR("cotp-001", "X.224 §13.2.1: the length indicator does not fit the TPDU or the packet"),
    PARAMETERS("cotp-002", "X.224 §13.2.3: the parameters do not fill the variable part"),
    TSDU_LENGTH("cotp-003", "X.224 §6.3: user data without end mark grows past every message of the protocols above"),
    RESERVED("cotp-004", "RFC 1006 §6: the packet is shorter than its length or its reserved octet is not 0");

    private final String id;
    private final String rule;

    CotpAnomaly(String id, String rule) {
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
