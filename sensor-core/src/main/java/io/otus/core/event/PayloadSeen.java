package io.otus.core.event;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that one side of a flow sent, as the other side reads them, told after they were handed to the dissectors; the
 * event of a message comes with the bytes that complete it. Bytes of a stream come in order and once; for any other
 * carrier these are the bytes of one datagram.
 *
 * @param origin where they came from
 * @param bytes them; valid until the call that tells of them returns
 * @param protocolBefore the protocol of the flow before these bytes, which may have named it anew; null where none was
 *     known
 */
public record PayloadSeen(
        Origin origin, ByteView bytes, @Nullable String protocolBefore) {}
