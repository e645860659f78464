package io.otus.core.event;

/**
 * A host asked for a TCP connection. The options and sizes of its request are characteristic of its network stack.
 *
 * @param flow the connection; side 0 asks
 * @param origin the frame with the SYN
 * @param timeToLive IPv4 time to live or IPv6 hop limit as it was received, 0 to 255
 * @param window the window field, 0 to 65535
 * @param options kinds of TCP options in their order (RFC 9293 §3.2, RFC 7323, RFC 2018), such as
 *     {@code mss,sack,ts,nop,ws}; {@code kind19} for those without a short name; empty where there are none
 * @param time event time, nanoseconds since 1970
 */
public record StackSeen(FlowInfo flow, FrameOrigin origin, int timeToLive, int window, String options, long time) {}
