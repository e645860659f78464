package io.otus.core.evidence;

/** A finding that may be reported later, with a frame as its evidence. Confined to the analysis thread. */
@FunctionalInterface
public interface FrameHolder {
    /** Whether the finding still needs the frame of this number. Has no side effect. */
    boolean holds(long frame);
}
