package io.otus.dissect.mewtocol;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the manuals. Ids are public and are never renumbered or reused. */
enum MewtocolAnomaly implements AnomalyCode {
    CHECK_CODE(
            "mewtocol-001",
            "FP7 COM manual §11.2: the check code is the exclusive or of all characters before it, or **"),
    COMMAND_TEXT("mewtocol-002", "FP7 COM manual §11.2: the text of a command follows the formula of that command"),
    ANSWER("mewtocol-003", "FP7 COM manual §11.2: the answer has the name of the command, and what was asked for"),
    TOO_LONG("mewtocol-004", "a bound of Otus: a message in several frames has 32,768 characters at most");

    private final String id;
    private final String rule;

    MewtocolAnomaly(String id, String rule) {
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
        return this == ANSWER;
    }
}
