package io.otus.dissect.tristation;

import org.jspecify.annotations.Nullable;

/** Types of messages, Miller and Reese, appendix A. Which of 3 and 4 asks and which answers is not known. */
final class MessageType {
    static final int CONNECTION_REQUEST = 1;
    static final int CONNECTION_RESPONSE = 2;
    static final int DISCONNECTION = 3;
    static final int OTHER_DISCONNECTION = 4;
    static final int EXECUTION_COMMAND = 5;
    static final int PING = 6;

    private static final String[] NAMES = {
        "connection_request",
        "connection_response",
        "disconnection",
        "disconnection",
        "execution_command",
        "ping",
        "connection_limit_reached",
        "not_connected",
        "mps_are_dead",
        "access_denied",
        "connection_failed"
    };

    private MessageType() {}

    /** The name of a type; null where it is not known. */
    static @Nullable String name(int type) {
        return type < 1 || type > NAMES.length ? null : NAMES[type - 1];
    }
}
