package io.otus.core.event;

import io.otus.core.net.Endpoint;

/**
 * The original sender of a message that another device forwards, as a BBMD of BACnet does: the sender of the frame
 * speaks for it.
 *
 * @param endpoint where that device is, as the message says; without a MAC address, since no frame shows it
 * @param unit the sub-device behind it that spoke; empty where the device itself did
 */
public record Speaker(Endpoint endpoint, String unit) {}
