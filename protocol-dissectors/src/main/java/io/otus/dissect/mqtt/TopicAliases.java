package io.otus.dissect.mqtt;

import java.util.HashMap;
import java.util.Map;

/** Topics that one side writes by number, MQTT 5.0 §3.3.2.3.4. Confined. */
final class TopicAliases {
    /** Most that are remembered of one side; one more is not resolved. */
    static final int MAX_ALIASES = 64;

    private final Map<Long, String> topics = new HashMap<>();

    /**
     * The topic of a Publish: its own, which an alias in it names from now on, or the one its alias names. Empty where
     * that was not seen.
     */
    String resolve(String topic, long alias) {
        if (alias <= 0) {
            return topic;
        }
        if (topic.isEmpty()) {
            return topics.getOrDefault(alias, "");
        }
        if (topics.containsKey(alias) || topics.size() < MAX_ALIASES) {
            topics.put(alias, topic);
        }
        return topic;
    }

    /** Packets were lost, of which one may have named a topic anew. */
    void forget() {
        topics.clear();
    }
}
