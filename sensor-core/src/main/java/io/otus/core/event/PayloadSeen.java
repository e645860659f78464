package io.otus.core.event;

import io.otus.core.bytes.ByteView;

/**
 * Bytes that one side of a flow sent, as the other side reads them: of a stream in their order and once, of anything
 * else a datagram.
 *
 * @param origin where they came from
 * @param bytes them; valid until the call that tells of them returns
 */
public record PayloadSeen(Origin origin, ByteView bytes) {}
