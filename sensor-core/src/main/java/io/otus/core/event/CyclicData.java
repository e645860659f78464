package io.otus.core.event;

/**
 * Data that two devices send each other continuously over a connection that one of them opened. For the device that
 * opened it, the data are outputs that it sets or inputs that it receives. If the sensor missed the opening, it does
 * not know which.
 */
public interface CyclicData extends ProtocolEvent {}
