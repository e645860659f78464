package io.otus.core.event;

/**
 * Data that two devices send each other without end over a connection that one of them opened. Who did makes them
 * outputs that it sets, or inputs that it is told; where the opening was not seen nothing tells.
 */
public interface CyclicData extends ProtocolEvent {}
