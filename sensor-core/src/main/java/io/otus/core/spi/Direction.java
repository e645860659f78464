package io.otus.core.spi;

/** Which way a message goes, seen from the one that opened the conversation. */
public enum Direction {
    /** Sent by the client (master, initiator). */
    FROM_CLIENT,
    /** Sent by the server (slave, outstation, responder). */
    FROM_SERVER,
    /** Neither content nor handshake nor port has shown the direction yet. */
    UNKNOWN;

    /** Reports that a message went this way, unless the context says so already. */
    public void tell(Context context, Output out) {
        if (context.direction() != this) {
            out.direction(this);
        }
    }

    /** The other way. */
    public Direction opposite() {
        return switch (this) {
            case FROM_CLIENT -> FROM_SERVER;
            case FROM_SERVER -> FROM_CLIENT;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
