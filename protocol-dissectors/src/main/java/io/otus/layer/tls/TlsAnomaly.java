package io.otus.layer.tls;

import io.otus.core.event.AnomalyCode;

/** Ways in which a record breaks the standards. Ids are public and are never renumbered or reused. */
enum TlsAnomaly implements AnomalyCode {
    HELLO("tls-001", "RFC 8446 §4.1: the fields of a hello do not fill its handshake message"),
    HANDSHAKE_LENGTH("tls-002", "RFC 8446 §4: a handshake message grows past every one that a device sends"),
    CERTIFICATE(
            "tls-003",
            "RFC 5246 §7.4.2, RFC 5280 §4.1: the certificates do not fill their message, or one is no certificate");

    private final String id;
    private final String rule;

    TlsAnomaly(String id, String rule) {
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
