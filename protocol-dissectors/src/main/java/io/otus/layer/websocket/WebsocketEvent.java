package io.otus.layer.websocket;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything WebSocket can report; names are the terms of RFC 6455. */
public sealed interface WebsocketEvent extends ProtocolEvent {
    /**
     * The client's opening handshake, §4.1.
     *
     * @param target what is asked for
     * @param host the header field Host
     * @param subprotocols those the client would speak, in order of preference, separated by commas
     */
    record Opening(String target, String host, String subprotocols) implements WebsocketEvent {
        @Override
        public String message() {
            return "handshake_request";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("request_target", target);
            out.text("host", host);
            out.text("subprotocols", subprotocols);
        }
    }

    /**
     * The server's opening handshake, §4.2.2.
     *
     * @param subprotocol the one that is spoken; empty where none was agreed upon
     * @param extensions those that were agreed upon
     */
    record Accepted(String subprotocol, String extensions) implements WebsocketEvent {
        @Override
        public String message() {
            return "handshake_response";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("subprotocol", subprotocol);
            if (!extensions.isEmpty()) {
                out.text("extensions", extensions);
            }
        }
    }

    /**
     * A frame, §5.2.
     *
     * @param opcode 0 continuation, 1 text, 2 binary, 8 close, 9 ping, 10 pong
     * @param payloadLength bytes behind the header
     * @param statusCode of a close frame, §7.4; -1 where there is none
     */
    record Frame(boolean fin, int opcode, boolean mask, long payloadLength, int statusCode) implements WebsocketEvent {
        @Override
        public String message() {
            return FrameHeader.name(opcode);
        }

        @Override
        public void fields(FieldWriter out) {
            out.flag("fin", fin);
            out.number("opcode", opcode);
            out.flag("mask", mask);
            out.number("payload_length", payloadLength);
            if (statusCode >= 0) {
                out.number("status_code", statusCode);
            }
        }
    }
}
