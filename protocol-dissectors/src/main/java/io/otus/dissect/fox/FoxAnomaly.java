package io.otus.dissect.fox;

import io.otus.core.event.AnomalyCode;

/** Ways in which a frame breaks the form that all frames have. Ids are public and are never renumbered or reused. */
enum FoxAnomaly implements AnomalyCode {
    TUPLE("fox-001", "Fox 1.0: a line of a body is name=type:value, or ends a nested message"),
    VALUE("fox-002", "Fox 1.0: the value of a tuple has the form of its type"),
    NESTING("fox-003", "Fox 1.0: a nested message begins and ends within its frame");

    private final String id;
    private final String rule;

    FoxAnomaly(String id, String rule) {
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
