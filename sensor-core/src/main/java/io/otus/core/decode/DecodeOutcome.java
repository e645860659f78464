package io.otus.core.decode;

/** What became of a frame. Exactly one holds for each frame, so that the counts of {@link DecodeCounters} add up. */
public enum DecodeOutcome {
    /** Read down to a transport payload, or to a protocol above the link layer that has no transport. */
    DECODED,
    /**
     * Well formed as far as known, then a link type, EtherType or IP protocol that is not read here; the payload is
     * what follows.
     */
    UNKNOWN,
    /** A fragment of a datagram that is not complete yet; there is no payload. */
    FRAGMENT,
    /** All bytes are here and contradict the standard so that nothing behind can be read: {@link Packet#anomaly}. */
    MALFORMED,
    /** The snap length cut the frame within its headers. */
    TRUNCATED
}
