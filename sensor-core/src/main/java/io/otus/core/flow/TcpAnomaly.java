package io.otus.core.flow;

import io.otus.core.event.AnomalyCode;

/**
 * Ways in which segments contradict RFC 9293 over the life of a connection. Ids are public and never renumbered or
 * reused.
 */
public enum TcpAnomaly implements AnomalyCode {
    /** The same sequence numbers with other bytes. */
    OVERLAP_CONFLICT("tcp-002", "RFC 9293 section 3.8.1: bytes that are sent again are the same bytes"),
    /** SYN inside an established connection. */
    SYN_IN_CONNECTION("tcp-003", "RFC 9293 section 3.10.7.4: no SYN arrives in a synchronized state"),
    /** RST outside the window. */
    RESET_OUT_OF_WINDOW("tcp-004", "RFC 9293 section 3.5.3: a reset is valid if it lies within the window"),
    /** Data after the FIN of the same side. */
    DATA_AFTER_FIN("tcp-005", "RFC 9293 section 3.6: a side sends nothing behind its FIN"),
    /** Data after a reset. */
    DATA_AFTER_RESET("tcp-006", "RFC 9293 section 3.5.3: a reset ends the connection"),
    /** SYN with FIN or RST, or none of SYN, ACK and RST. */
    FLAGS("tcp-007", "RFC 9293 section 3.10.7: SYN excludes FIN and RST, and every later segment has ACK or RST"),
    /**
     * The same sequence numbers with bytes that the side had sent shortly before: a message once more, as modems and
     * gateways on bad lines repeat it.
     */
    LATE_COPY("tcp-008", "RFC 9293 section 3.8.1: bytes that are sent again have the sequence numbers that they had"),
    /**
     * The same sequence numbers with other bytes, once the other side has acknowledged the first ones and the side has
     * gone on behind them: nobody takes them any more.
     */
    LATE_CONFLICT("tcp-013", "RFC 9293 section 3.4: what was acknowledged is not sent again"),
    /**
     * Another initial time to live than what this host, with this MAC address, sends from or to this service:
     * {@link HopLimits}.
     */
    OTHER_HOP_LIMIT(
            "tcp-009", "RFC 1122 section 3.2.1.7: a host sends with one time to live, and only routers lower it"),
    /** Bytes of a side from another MAC address than its own, which speaks on behind them: {@link Senders}. */
    OTHER_MAC("tcp-010", "RFC 826: an address of a segment belongs to one station at a time"),
    /** Bytes of a side that it then, again and again, shows it never sent: {@link Unsent}. */
    UNSENT("tcp-012", "RFC 9293 section 3.4: a side goes on behind the bytes that it sent and that were acknowledged");

    private final String id;
    private final String rule;

    TcpAnomaly(String id, String rule) {
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

    @Override
    public boolean isContradiction() {
        return this != FLAGS;
    }

    @Override
    public boolean isIdle() {
        return this == LATE_COPY || this == LATE_CONFLICT;
    }
}
