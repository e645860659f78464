package io.otus.dissect.mqtt;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.value.ValueList;
import java.util.List;

/** Every control packet; component names are the terms of MQTT 3.1.1 §3. */
public sealed interface MqttEvent extends ProtocolEvent {
    /**
     * Connect, §3.1.
     *
     * @param protocolLevel 3 (3.1), 4 (3.1.1) or 5 (5.0)
     * @param keepAlive seconds
     * @param willTopic where the broker tells that the client is gone; empty where there is none
     * @param userName empty where there is none
     */
    record Connect(int protocolLevel, int keepAlive, String clientIdentifier, String willTopic, String userName)
            implements MqttEvent {
        @Override
        public String message() {
            return "connect";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("protocol_level", protocolLevel);
            out.number("keep_alive", keepAlive);
            out.text("client_identifier", clientIdentifier);
            if (!willTopic.isEmpty()) {
                out.text("will_topic", willTopic);
            }
            if (!userName.isEmpty()) {
                out.text("user_name", userName);
            }
        }
    }

    /**
     * Publish, §3.3.
     *
     * @param packetIdentifier 0 where the quality of service is 0
     * @param payloadLength bytes that are there
     */
    record Publish(boolean dup, int qos, boolean retain, String topicName, int packetIdentifier, int payloadLength)
            implements MqttEvent {
        @Override
        public String message() {
            return "publish";
        }

        @Override
        public void fields(FieldWriter out) {
            out.flag("dup", dup);
            out.number("qos", qos);
            out.flag("retain", retain);
            out.text("topic_name", topicName);
            if (qos > 0) {
                out.number("packet_identifier", packetIdentifier);
            }
            out.number("payload_length", payloadLength);
        }
    }

    /** Subscribe and Unsubscribe, §3.8 and §3.10. */
    record Subscription(String message, int packetIdentifier, List<String> topicFilters) implements MqttEvent {
        /** Copies the list. */
        public Subscription {
            topicFilters = List.copyOf(topicFilters);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("packet_identifier", packetIdentifier);
            out.values("topic_filters", ValueList.texts(topicFilters));
        }
    }

    /**
     * An answer, §3.2, §3.9 and others.
     *
     * @param packetIdentifier -1 where it has none
     * @param returnCode -1 where it has none
     */
    record Acknowledgement(String message, int packetIdentifier, int returnCode) implements MqttEvent {
        @Override
        public void fields(FieldWriter out) {
            if (packetIdentifier >= 0) {
                out.number("packet_identifier", packetIdentifier);
            }
            if (returnCode >= 0) {
                out.number("return_code", returnCode);
            }
        }
    }

    /** A packet without fields, or the rest of a long one. */
    record Other(String message, int length) implements MqttEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }
}
