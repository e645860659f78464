package io.otus.core.evidence;

import org.jspecify.annotations.Nullable;

/** The latest whole frames of a capture, by number. Confined to the analysis thread. */
@FunctionalInterface
public interface FrameAccess {
    /** A copy of a frame; null where it is no longer there, or never was. */
    @Nullable
    KeptFrame copy(long number);
}
