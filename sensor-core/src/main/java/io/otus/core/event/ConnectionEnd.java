package io.otus.core.event;

/** A request that may end a connection within the protocol, which whoever opened it has to end. */
public interface ConnectionEnd extends ProtocolEvent {
    /** Whether it does. */
    boolean isConnectionEnd();
}
