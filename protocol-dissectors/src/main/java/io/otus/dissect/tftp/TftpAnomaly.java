package io.otus.dissect.tftp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the specification. Ids are public and are never renumbered or reused. */
enum TftpAnomaly implements AnomalyCode {
    OPTIONS("tftp-001", "RFC 2347: each option has a value, both end with a zero, and with them ends the message"),
    BLOCK_LENGTH("tftp-002", "RFC 2348: no block is longer than the size that was agreed, 512 where none was"),
    NOT_ASKED("tftp-003", "RFC 2347, RFC 2348: a server takes options that were asked for, and no larger blocks"),
    ACKNOWLEDGEMENT_LENGTH("tftp-004", "RFC 1350 §5: an acknowledgement ends behind the number of its block"),
    ERROR_MESSAGE("tftp-005", "RFC 1350 §5: the message of an error ends with a zero");

    private final String id;
    private final String rule;

    TftpAnomaly(String id, String rule) {
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
