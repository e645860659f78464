package io.otus.core.pipeline;

import io.otus.core.event.AnomalyCode;

/**
 * Ways in which answers contradict each other, whatever the protocol. Ids are public and never renumbered or reused.
 */
public enum PairingAnomaly implements AnomalyCode {
    /** Two answers to one question, with different content: {@link GivenAnswers}. */
    SECOND_ANSWER("answer-001", "a question has one answer, and whoever gives it again says the same");

    private final String id;
    private final String rule;

    PairingAnomaly(String id, String rule) {
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

    @Override
    public boolean isContradiction() {
        return true;
    }
}
