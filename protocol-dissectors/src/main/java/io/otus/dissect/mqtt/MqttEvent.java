package io.otus.dissect.mqtt;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.value.ValueList;
import java.util.List;

/** Every control packet; component names are the terms of MQTT 3.1.1 §3 and MQTT 5.0 §3. */
public sealed interface MqttEvent extends ProtocolEvent {
    /** Field of the properties of a packet of version 5. */
    String PROPERTIES = "properties";

    /**
     * Connect, §3.1.
     *
     * @param protocolLevel 3 (3.1), 4 (3.1.1) or 5 (5.0); a bridge adds 128
     * @param keepAlive seconds
     * @param willTopic where the broker tells that the client is gone; empty where there is none
     * @param userName empty where there is none
     * @param properties of version 5
     * @param willProperties those of the will
     */
    record Connect(
            int protocolLevel,
            int keepAlive,
            String clientIdentifier,
            String willTopic,
            String userName,
            Properties properties,
            Properties willProperties)
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
            properties.write(PROPERTIES, out);
            willProperties.write("will_properties", out);
        }
    }

    /**
     * Publish, §3.3.
     *
     * @param topicName the one that its alias stands for, where it has no other; empty where that was not seen
     * @param packetIdentifier 0 where the quality of service is 0
     * @param payloadLength bytes that are there
     */
    record Publish(
            boolean dup,
            int qos,
            boolean retain,
            String topicName,
            int packetIdentifier,
            int payloadLength,
            Properties properties)
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
            properties.write(PROPERTIES, out);
        }
    }

    /** Subscribe and Unsubscribe, §3.8 and §3.10. */
    record Subscription(String message, int packetIdentifier, List<String> topicFilters, Properties properties)
            implements MqttEvent {
        public Subscription {
            topicFilters = List.copyOf(topicFilters);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("packet_identifier", packetIdentifier);
            out.values("topic_filters", ValueList.texts(topicFilters));
            properties.write(PROPERTIES, out);
        }
    }

    /**
     * An answer, the end of a connection or a step of authentication, §3.2, §3.4, §3.9, §3.14 and others.
     *
     * @param packetIdentifier -1 where it has none
     * @param returnCodes one for each filter of what it answers, of other packets one; none where it ends before it
     * @param codeName of the code that counts; empty where there is none
     */
    record Acknowledgement(
            String message, int packetIdentifier, List<Integer> returnCodes, String codeName, Properties properties)
            implements MqttEvent {
        public Acknowledgement {
            returnCodes = List.copyOf(returnCodes);
        }

        /** The code that counts. */
        int returnCode() {
            return ReasonCode.counting(returnCodes);
        }

        /** Whether nothing of what was asked was granted: there are codes, and each refuses. */
        boolean isRefused() {
            for (int code : returnCodes) {
                if (code < ReasonCode.REFUSED) {
                    return false;
                }
            }
            return !returnCodes.isEmpty();
        }

        @Override
        public void fields(FieldWriter out) {
            if (packetIdentifier >= 0) {
                out.number("packet_identifier", packetIdentifier);
            }
            if (!returnCodes.isEmpty()) {
                out.number("return_code", returnCode());
                out.text("return_code_name", codeName);
            }
            if (returnCodes.size() > 1) {
                out.values(
                        "return_codes",
                        ValueList.unsigned(returnCodes.stream()
                                .mapToLong(Integer::longValue)
                                .toArray()));
            }
            properties.write(PROPERTIES, out);
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
