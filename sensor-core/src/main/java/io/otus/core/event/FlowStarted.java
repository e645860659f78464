package io.otus.core.event;

/**
 * The first frame of a flow.
 *
 * @param flow the flow
 * @param origin its first frame
 * @param time event time, nanoseconds since 1970
 */
public record FlowStarted(FlowInfo flow, FrameOrigin origin, long time) {}
