package io.otus.dissect.opcua;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks the specification. Ids are public and are never renumbered or reused. */
enum OpcuaAnomaly implements AnomalyCode {
    MESSAGE_SIZE(
            "opcua-001",
            "OPC 10000-6 §7.1.2.2: the message size is less than the headers of its type, or more than its carrier"
                    + " has"),
    VALUE_LENGTH("opcua-002", "OPC 10000-6 §5.2: a value passes the end of its message"),
    NESTING("opcua-003", "OPC 10000-6 §5.1.10: values nested deeper than a decoder has to follow"),
    ENCODING_MASK("opcua-004", "OPC 10000-6 §5.2.2: an encoding byte has bits that the standard does not define"),
    BODY_REST("opcua-005", "OPC 10000-6 §5.2.6: bytes are left over behind the structure of the message"),
    SEQUENCE_NUMBER("opcua-006", "OPC 10000-6 §6.7.2.4: a sequence number does not follow the one before"),
    MESSAGE_TOO_LARGE(
            "opcua-007",
            "OPC 10000-6 §7.1.2.3: the chunks of a message add up to more than any maximum message size in use");

    private final String id;
    private final String rule;

    OpcuaAnomaly(String id, String rule) {
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
