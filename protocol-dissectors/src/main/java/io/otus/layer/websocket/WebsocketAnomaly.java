package io.otus.layer.websocket;

import io.otus.core.event.AnomalyCode;

/** Ways in which a connection breaks RFC 6455. Ids are public and are never renumbered or reused. */
enum WebsocketAnomaly implements AnomalyCode {
    MASK("websocket-001", "§5.1: a client masks its frames and a server does not"),
    RESERVED("websocket-002", "§5.2: reserved bits are zero where no extension was agreed upon"),
    OPCODE("websocket-003", "§5.4: a message goes on in continuation frames, and only a message that was begun does"),
    CONTROL("websocket-004", "§5.5: a control frame is whole and has at most 125 bytes"),
    LENGTH("websocket-005", "§5.2: a length is written in the fewest bytes");

    private final String id;
    private final String rule;

    WebsocketAnomaly(String id, String rule) {
        this.id = id;
        this.rule = "RFC 6455 " + rule;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String rule() {
        return rule;
    }
}
