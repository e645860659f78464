package io.otus.core.event;

/**
 * The other side of a flow sent its first frame: from now on both ends are known to be there.
 *
 * @param flow the flow
 * @param origin the first frame of side 1
 * @param refused whether that frame is a TCP reset: the host is there, the service is not
 * @param timeToLive IPv4 time to live or IPv6 hop limit of that frame as it was received, 0 to 255; 0 where it has none
 * @param time event time, nanoseconds since 1970
 */
public record FlowAnswered(FlowInfo flow, FrameOrigin origin, boolean refused, int timeToLive, long time) {}
