package io.otus.core.event;

/**
 * A reset ended a TCP connection over which both sides had sent data, and which neither had begun to end.
 *
 * @param flow the connection
 * @param side in whose name the reset came
 * @param origin the frame of the reset
 * @param time event time, nanoseconds since 1970
 */
public record ConnectionCut(FlowInfo flow, int side, FrameOrigin origin, long time) {}
