package io.otus.core.evidence;

/** What may be told later and shown by a frame. Confined to the analysis thread. */
@FunctionalInterface
public interface FrameHolder {
    /** Whether it would still be shown by the frame of this number, which it was once. Has no effect. */
    boolean holds(long frame);
}
