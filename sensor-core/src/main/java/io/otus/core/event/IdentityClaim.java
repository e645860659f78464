package io.otus.core.event;

import io.otus.core.net.Endpoint;

/**
 * One statement about who a device is.
 *
 * @param origin the message that makes it
 * @param about the device
 * @param unit the sub-device; empty for the device itself
 * @param attribute what is stated
 * @param value the statement, trimmed, never empty
 * @param source the message type in the protocol's terms, such as {@code modbus read_device_identification}
 * @param trust rank of the source
 */
public record IdentityClaim(
        Origin origin, Endpoint about, String unit, Attribute attribute, String value, String source, Trust trust) {}
