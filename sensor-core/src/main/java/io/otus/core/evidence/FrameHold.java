package io.otus.core.evidence;

/**
 * Marks frames that the caller may ask to be kept later, when they have left the memory of recent frames. A marked
 * frame that its holder still needs when it leaves is copied, and the copy stays until the holder no longer needs it; a
 * frame that is soon superseded, as one request by the next, costs no copy. A full hold drops its oldest frames first.
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
