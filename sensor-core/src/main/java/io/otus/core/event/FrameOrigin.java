package io.otus.core.event;

import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;

/**
 * A whole frame as the origin of something, for what is told by a frame and not by a message.
 *
 * @param flow the flow it belongs to
 * @param capture id of the capture
 * @param span the frame
 */
public record FrameOrigin(FlowInfo flow, String capture, FrameSpan span) {
    /** The frame as evidence. */
    public Evidence evidence() {
        return Evidence.of(capture, span);
    }
}
