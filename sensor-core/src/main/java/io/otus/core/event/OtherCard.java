package io.otus.core.event;

import io.otus.core.net.MacAddress;

/**
 * A frame of one side of a flow that came from another network card than the one that its host speaks from. Both are on
 * this segment, and neither passes on frames of others, as far as is known.
 *
 * @param mac the other card
 * @param own the card that the host speaks from
 * @param frame number of the latest such frame
 */
public record OtherCard(MacAddress mac, MacAddress own, long frame) {}
