package io.otus.core.event;

import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;

/**
 * Two MAC addresses of one segment take turns in sending from one IP address, at the same distance from the sensor. The
 * event does not say which of the two owns the address; a consumer that knows whose addresses they are decides that.
 *
 * @param origin the current frame, from {@code mac}; its evidence is the one before from {@code other}, and this one
 * @param segment network segment, as in {@link io.otus.core.net.Endpoint#segment}
 * @param ip the address that both send from
 * @param mac who sends from it now, as before
 * @param other who did so in between
 * @param turns how often that happened of late, at least twice
 */
public record SpokenByTurns(Origin origin, int segment, IpAddress ip, MacAddress mac, MacAddress other, int turns) {}
