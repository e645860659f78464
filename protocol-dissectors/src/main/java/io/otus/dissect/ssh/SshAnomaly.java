package io.otus.dissect.ssh;

import io.otus.core.event.AnomalyCode;

/** Ways in which a packet breaks RFC 4253. Ids are public and are never renumbered or reused. */
enum SshAnomaly implements AnomalyCode {
    LISTS("ssh-001", "RFC 4253 §7.1: the ten lists of names lie within their packet");

    private final String id;
    private final String rule;

    SshAnomaly(String id, String rule) {
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
