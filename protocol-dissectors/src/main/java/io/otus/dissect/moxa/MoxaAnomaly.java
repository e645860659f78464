package io.otus.dissect.moxa;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks what is described. Ids are public and are never renumbered or reused. */
enum MoxaAnomaly implements AnomalyCode {
    ANSWER_LENGTH("moxa-001", "an answer that is no refusal has what its function tells");

    private final String id;
    private final String rule;

    MoxaAnomaly(String id, String rule) {
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
