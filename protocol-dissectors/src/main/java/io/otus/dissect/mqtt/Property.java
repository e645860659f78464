package io.otus.dissect.mqtt;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Properties of version 5, MQTT 5.0 §2.2.2.2; named as there. */
enum Property {
    PAYLOAD_FORMAT_INDICATOR(0x01, Form.BYTE),
    MESSAGE_EXPIRY_INTERVAL(0x02, Form.FOUR_BYTES),
    CONTENT_TYPE(0x03, Form.TEXT),
    RESPONSE_TOPIC(0x08, Form.TEXT),
    CORRELATION_DATA(0x09, Form.BINARY),
    SUBSCRIPTION_IDENTIFIER(0x0B, Form.VARIABLE),
    SESSION_EXPIRY_INTERVAL(0x11, Form.FOUR_BYTES),
    ASSIGNED_CLIENT_IDENTIFIER(0x12, Form.TEXT),
    SERVER_KEEP_ALIVE(0x13, Form.TWO_BYTES),
    AUTHENTICATION_METHOD(0x15, Form.TEXT),
    AUTHENTICATION_DATA(0x16, Form.SECRET),
    REQUEST_PROBLEM_INFORMATION(0x17, Form.BYTE),
    WILL_DELAY_INTERVAL(0x18, Form.FOUR_BYTES),
    REQUEST_RESPONSE_INFORMATION(0x19, Form.BYTE),
    RESPONSE_INFORMATION(0x1A, Form.TEXT),
    SERVER_REFERENCE(0x1C, Form.TEXT),
    REASON_STRING(0x1F, Form.TEXT),
    RECEIVE_MAXIMUM(0x21, Form.TWO_BYTES),
    TOPIC_ALIAS_MAXIMUM(0x22, Form.TWO_BYTES),
    TOPIC_ALIAS(0x23, Form.TWO_BYTES),
    MAXIMUM_QOS(0x24, Form.BYTE),
    RETAIN_AVAILABLE(0x25, Form.BYTE),
    USER_PROPERTY(0x26, Form.PAIR),
    MAXIMUM_PACKET_SIZE(0x27, Form.FOUR_BYTES),
    WILDCARD_SUBSCRIPTION_AVAILABLE(0x28, Form.BYTE),
    SUBSCRIPTION_IDENTIFIER_AVAILABLE(0x29, Form.BYTE),
    SHARED_SUBSCRIPTION_AVAILABLE(0x2A, Form.BYTE);

    /** How a value is written, §1.5. */
    enum Form {
        BYTE,
        TWO_BYTES,
        FOUR_BYTES,
        VARIABLE,
        TEXT,
        BINARY,
        SECRET,
        PAIR
    }

    private static final @Nullable Property[] BY_ID = new Property[0x2B];

    static {
        for (Property property : values()) {
            BY_ID[property.id] = property;
        }
    }

    private final int id;
    private final Form form;
    private final String key = name().toLowerCase(Locale.ROOT);

    Property(int id, Form form) {
        this.id = id;
        this.form = form;
    }

    /** The property with this identifier; null where the standard has none. */
    static @Nullable Property of(int id) {
        return id >= 0 && id < BY_ID.length ? BY_ID[id] : null;
    }

    Form form() {
        return form;
    }

    /** The name in files. */
    String key() {
        return key;
    }
}
