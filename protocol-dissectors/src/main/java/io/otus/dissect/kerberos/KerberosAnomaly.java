package io.otus.dissect.kerberos;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks RFC 4120. Ids are public and are never renumbered or reused. */
enum KerberosAnomaly implements AnomalyCode {
    ENCODING("kerberos-001", "RFC 4120 §5.1: a message is encoded in DER, its elements within each other");

    private final String id;
    private final String rule;

    KerberosAnomaly(String id, String rule) {
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
