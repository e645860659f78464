package io.otus.core.event;

import io.otus.core.bytes.ByteView;

/**
 * Bytes that one side of a flow sent, as the other side reads them, told after the events that dissectors make of them.
 * Bytes of a stream come in order and once; for any other carrier these are the bytes of one datagram.
 *
 * @param origin where they came from
 * @param bytes them; valid until the call that tells of them returns
 */
public record PayloadSeen(Origin origin, ByteView bytes) {}
