package io.otus.core.evidence;

/**
 * Where somebody marks frames that he may ask to be kept later, when they have left the memory of recent frames. A
 * frame that is still held when it leaves is copied, and stays at hand until its holder does without it; so what is
 * soon superseded, as one request by the next, costs no copy. Of a hold that is full the oldest frames go first.
 * Confined to the analysis thread.
 */
@FunctionalInterface
public interface FrameHold {
    /** Holds nothing. */
    FrameHold NONE = (_, _) -> {};

    /** Marks a frame of the present capture, as a rule the latest. */
    void mark(long frame, FrameHolder holder);

    /** Marks all frames of an evidence of the present capture. */
    default void mark(Evidence evidence, FrameHolder holder) {
        for (FrameSpan span : evidence.spans()) {
            mark(span.frame(), holder);
        }
    }
}
