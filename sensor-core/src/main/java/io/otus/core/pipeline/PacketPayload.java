package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.evidence.FrameSpan;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a datagram, packet or link frame.
 *
 * @param missing bytes of it that the snap length cut off
 * @param span where it is in the present frame
 * @param fragments the parts of frames that hold it, where it came in fragments; else null
 * @param duplicateOf the frame of which the present one is a copy; then it is only shown; else 0
 */
record PacketPayload(
        ByteView bytes,
        int missing,
        FrameSpan span,
        @Nullable SpanList fragments,
        long duplicateOf) {
    /** Counts it, or what is left of it, as unread. */
    void unread(FlowSession session, int side, int length) {
        session.flow.unread(side, duplicateOf == 0 ? length : 0);
    }
}
