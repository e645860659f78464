package io.otus.core.event;

import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;

/**
 * A side of a flow that goes on from another MAC address than it began with, as from the next network card of a team or
 * from the device that replaced its own.
 *
 * @param mac the address that its frames come from at present
 * @param sent the latest of them
 * @param answered the latest frame of the other side that was sent to that address
 */
public record TakenOver(MacAddress mac, FrameSpan sent, FrameSpan answered) {}
