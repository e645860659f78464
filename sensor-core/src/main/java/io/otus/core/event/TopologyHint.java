package io.otus.core.event;

import io.otus.core.net.Endpoint;

/**
 * Something that tells how devices are wired.
 *
 * @param origin the message
 * @param about the device that tells
 * @param kind such as {@code port} or {@code management_address}
 * @param value in the protocol's terms
 */
public record TopologyHint(Origin origin, Endpoint about, String kind, String value) {}
