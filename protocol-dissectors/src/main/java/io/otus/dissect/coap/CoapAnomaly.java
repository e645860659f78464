package io.otus.dissect.coap;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the specification. Ids are public and are never renumbered or reused. */
enum CoapAnomaly implements AnomalyCode {
    OPTION("coap-001", "RFC 7252 §3.1: an option lies within the message, and 15 is no delta or length of one"),
    PAYLOAD("coap-002", "RFC 7252 §3: a payload follows its marker"),
    EMPTY("coap-003", "RFC 7252 §4.1: an empty message has no token, and nothing behind its message id"),
    OPTION_LENGTH("coap-004", "RFC 7252 §5.4.3: each option has a length that is defined for it"),
    REPEATED("coap-005", "RFC 7252 §5.4.5: only options that may be repeated come twice"),
    TYPE(
            "coap-006",
            "RFC 7252 §4.3 Table 1: no request acknowledges, a reset is empty, and what is empty must be acknowledged"),
    BLOCK_SIZE("coap-007", "RFC 7959 §2.2: 7 is the exponent of no block in a datagram"),
    BLOCK("coap-008", "RFC 7959 §2.2: a block that others follow fills its size");

    private final String id;
    private final String rule;

    CoapAnomaly(String id, String rule) {
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
