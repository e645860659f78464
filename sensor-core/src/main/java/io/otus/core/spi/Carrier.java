package io.otus.core.spi;

/** What brought the bytes. */
public enum Carrier {
    /** A TCP stream. */
    STREAM,
    /** One UDP datagram. */
    DATAGRAM,
    /** One frame below IP. */
    LINK,
    /** A payload that a parent protocol handed over. */
    CHILD
}
