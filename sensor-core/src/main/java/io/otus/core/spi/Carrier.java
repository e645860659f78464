package io.otus.core.spi;

/** What brought the bytes. */
public enum Carrier {
    /** A TCP stream. */
    STREAM,
    /** One UDP datagram, or the payload of an IP packet that is neither TCP nor UDP. */
    DATAGRAM,
    /** One frame below IP. */
    LINK,
    /** A payload that a parent protocol handed over. */
    CHILD
}
