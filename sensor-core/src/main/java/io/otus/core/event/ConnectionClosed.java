package io.otus.core.event;

/**
 * A side of a TCP connection was the first to end it, by a FIN behind all that it had to send (RFC 9293 section 3.6):
 * its program or its system closed the connection, which nobody does who loses power or the network.
 *
 * @param flow the connection
 * @param side which side it was
 * @param time event time, nanoseconds since 1970
 */
public record ConnectionClosed(FlowInfo flow, int side, long time) {}
