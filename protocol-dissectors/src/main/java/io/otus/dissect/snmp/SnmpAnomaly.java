package io.otus.dissect.snmp;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the RFCs of SNMP. Ids are public and are never renumbered or reused. */
enum SnmpAnomaly implements AnomalyCode {
    ENCODING(
            "snmp-001", "RFC 3417 §8: the message is one BER encoding, and each element ends within the one around it"),
    STRUCTURE("snmp-002", "RFC 3416 §3, RFC 1157 §4, RFC 3412 §6: an element is missing or of another type"),
    ENGINE_ID("snmp-003", "RFC 3411 §5: an engine id has 5 to 32 octets");

    private final String id;
    private final String rule;

    SnmpAnomaly(String id, String rule) {
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
