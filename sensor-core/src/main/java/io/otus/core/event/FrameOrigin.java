package io.otus.core.event;

import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import org.jspecify.annotations.Nullable;

/** A whole frame as the origin of an event that a frame shows and not a message. */
public final class FrameOrigin {
    private final FlowInfo flow;
    private final String capture;
    private final FrameSpan span;
    private @Nullable Evidence evidence;

    /**
     * A frame.
     *
     * @param flow the flow it belongs to
     * @param capture id of the capture
     * @param span the frame
     */
    public FrameOrigin(FlowInfo flow, String capture, FrameSpan span) {
        this.flow = flow;
        this.capture = capture;
        this.span = span;
    }

    /** The flow it belongs to. */
    public FlowInfo flow() {
        return flow;
    }

    /** Id of the capture. */
    public String capture() {
        return capture;
    }

    /** The frame. */
    public FrameSpan span() {
        return span;
    }

    /** The frame as evidence. Always the same object, since everything that the frame shows is kept with it. */
    public Evidence evidence() {
        Evidence known = evidence;
        if (known == null) {
            known = Evidence.of(capture, span);
            evidence = known;
        }
        return known;
    }
}
