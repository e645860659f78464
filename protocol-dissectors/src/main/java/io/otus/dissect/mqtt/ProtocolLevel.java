package io.otus.dissect.mqtt;

/** The protocol level of a Connect, MQTT 3.1.1 §3.1.2.2. */
final class ProtocolLevel {
    /** Set by a broker that connects to another as its bridge, which no standard has and brokers understand. */
    private static final int BRIDGE = 0x80;

    private static final int VERSION_5 = 5;

    private ProtocolLevel() {}

    /** Whether packets have properties and reason codes; no earlier version has, and no later one is known. */
    static boolean isVersion5(int level) {
        return (level & ~BRIDGE) == VERSION_5;
    }
}
