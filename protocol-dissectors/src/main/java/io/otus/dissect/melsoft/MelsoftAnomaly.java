package io.otus.dissect.melsoft;

import io.otus.core.event.AnomalyCode;

/** Ways in which a frame is unlike those of captures. Ids are public and are never renumbered or reused. */
enum MelsoftAnomaly implements AnomalyCode {
    LENGTH("melsoft-001", "a frame is as long as its length says, and holds a command"),
    DATA("melsoft-002", "the data of a command that is known are shorter than it has them");

    private final String id;
    private final String rule;

    MelsoftAnomaly(String id, String rule) {
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
