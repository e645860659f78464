package io.otus.core.event;

import io.otus.core.evidence.Evidence;

/**
 * Many IP packets that belong to no connection reached one device within one second: UDP, ICMP, or any other protocol
 * but TCP. Copies do not count, nor do datagrams of UDP of which the device answers at least half.
 *
 * @param flow the flow of the latest one
 * @param from the side of it that sent them
 * @param isOfSeveral whether all that reached the device in this IP protocol are meant, which several senders sent;
 *     those whose content is understood are left out then. Otherwise they are those of one sender
 * @param frames how many
 * @param evidence the first and the last of them
 * @param time event time of the last frame of that second, nanoseconds since 1970
 */
public record DatagramsSeen(FlowInfo flow, int from, boolean isOfSeveral, int frames, Evidence evidence, long time) {}
