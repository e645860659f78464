package io.otus.dissect.lldp;

import io.otus.core.event.AnomalyCode;

/** Ways in which an LLDPDU breaks IEEE 802.1AB-2016. Ids are public and are never renumbered or reused. */
enum LldpAnomaly implements AnomalyCode {
    TLV_LENGTH("lldp-001", "IEEE 802.1AB-2016 §8.4: a TLV passes the end of the LLDPDU"),
    MANDATORY_TLV("lldp-002", "IEEE 802.1AB-2016 §8.2: chassis id, port id and time to live come first, in this order"),
    TLV_CONTENT("lldp-003", "IEEE 802.1AB-2016 §8.5: a TLV has not the length that its content needs");

    private final String id;
    private final String rule;

    LldpAnomaly(String id, String rule) {
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
