package io.otus.core.event;

/**
 * A request that may end a connection within the protocol. The client that opened the connection is the one to end it.
 */
public interface ConnectionEnd extends ProtocolEvent {
    /** Whether the request ends the connection. */
    boolean isConnectionEnd();
}
