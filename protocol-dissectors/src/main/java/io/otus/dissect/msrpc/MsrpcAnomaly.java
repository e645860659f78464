package io.otus.dissect.msrpc;

import io.otus.core.event.AnomalyCode;

/** Ways in which a PDU breaks C706. Ids are public and are never renumbered or reused. */
enum MsrpcAnomaly implements AnomalyCode {
    BODY("msrpc-001", "C706 §12.6.4: a PDU holds the fields of its type"),
    CONTEXTS("msrpc-002", "C706 §12.6.3.1: the presentation contexts lie within the PDU"),
    RAISED_PATH(
            "msrpc-003",
            "[MS-SRVS] §3.1.4.30: a path that is canonicalized does not lead above where it begins. Conficker sends such"
                    + " ones",
            "MS08-067 (Conficker)"),
    MANY_CONTEXTS(
            "msrpc-004",
            "bound of the sensor: an association has more than 64 presentation contexts, the oldest of which are"
                    + " forgotten");

    private final String id;
    private final String rule;
    private final String exploit;

    MsrpcAnomaly(String id, String rule) {
        this(id, rule, "");
    }

    MsrpcAnomaly(String id, String rule, String exploit) {
        this.id = id;
        this.rule = rule;
        this.exploit = exploit;
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
    public String exploit() {
        return exploit;
    }
}
