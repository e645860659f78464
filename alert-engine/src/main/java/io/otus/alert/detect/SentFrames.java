package io.otus.alert.detect;

import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import org.jspecify.annotations.Nullable;

/**
 * The frames that show an amount of bytes: nobody can be shown all of millions, so it is the latest of them. Confined
 * to the analysis thread.
 */
public final class SentFrames {
    private String capture = "";

    /** Notes which capture the flows of now belong to. */
    public void started(FlowStarted event) {
        capture = event.origin().capture();
    }

    /** Returns the latest frame in which a side sent payload; null if it sent none. */
    public @Nullable Evidence latest(FlowInfo flow, int side) {
        FrameSpan frame = flow.latestPayload(side);
        return frame == null ? null : Evidence.of(capture, frame);
    }
}
