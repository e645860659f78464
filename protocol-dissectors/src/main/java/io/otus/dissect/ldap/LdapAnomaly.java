package io.otus.dissect.ldap;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks RFC 4511. Ids are public and are never renumbered or reused. */
enum LdapAnomaly implements AnomalyCode {
    ENCODING("ldap-001", "RFC 4511 §5.1: a message is encoded in BER, with the fields of its operation");

    private final String id;
    private final String rule;

    LdapAnomaly(String id, String rule) {
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
