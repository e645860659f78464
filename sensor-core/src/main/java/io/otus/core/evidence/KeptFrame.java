package io.otus.core.evidence;

import io.otus.core.bytes.Octets;

/**
 * A copy of one captured frame.
 *
 * @param number 1-based number in its capture
 * @param time time of capture, nanoseconds since 1970-01-01T00:00Z
 * @param linkType a LINKTYPE_ value; see {@link io.otus.core.capture.LinkType}
 * @param originalLength bytes that it had on the wire, at least {@code bytes.length()}
 * @param bytes what was captured of it, from the link header
 */
public record KeptFrame(long number, long time, int linkType, int originalLength, Octets bytes) {}
