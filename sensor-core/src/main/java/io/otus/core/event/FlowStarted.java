package io.otus.core.event;

/**
 * The first frame of a flow.
 *
 * @param flow the flow
 * @param origin its first frame
 * @param timeToLive IPv4 time to live or IPv6 hop limit of that frame as it was received, 0 to 255; 0 where it has none
 * @param time event time, nanoseconds since 1970
 */
public record FlowStarted(FlowInfo flow, FrameOrigin origin, int timeToLive, long time) {}
