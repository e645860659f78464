package io.otus.dissect.http;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks RFC 9112. Ids are public and are never renumbered or reused. */
enum HttpAnomaly implements AnomalyCode {
    CONTENT_LENGTH("http-001", "§6.3: Content-Length is one decimal number"),
    CHUNK_SIZE("http-002", "§7.1: a chunk begins with its size in hexadecimal, and ends with CR LF");

    private final String id;
    private final String rule;

    HttpAnomaly(String id, String rule) {
        this.id = id;
        this.rule = "RFC 9112 " + rule;
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
