package io.otus.dissect.mqtt;

import io.otus.core.event.AnomalyCode;

/** Ways in which a packet breaks the standard. Ids are public and are never renumbered or reused. */
enum MqttAnomaly implements AnomalyCode {
    FIELDS("mqtt-001", "MQTT 3.1.1 §2.3, §3: the fields of a control packet lie within its remaining length");

    private final String id;
    private final String rule;

    MqttAnomaly(String id, String rule) {
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
