package io.otus.core.net;

/** The carrier of a flow's payload. */
public enum Transport {
    /** TCP (RFC 9293). */
    TCP("tcp"),
    /** UDP (RFC 768). */
    UDP("udp"),
    /** IP with another protocol number above it. */
    IP("ip"),
    /** A frame below IP: an EtherType, LLC or SNAP protocol. */
    LINK("link");

    private final String label;

    Transport(String label) {
        this.label = label;
    }

    /** The name used in logs. */
    public String label() {
        return label;
    }
}
