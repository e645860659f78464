package io.otus.core.evidence;

import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The latest whole frames of a capture, by number. Confined to the analysis thread. */
@FunctionalInterface
public interface FrameAccess {
    /** A copy of a frame; null where it is no longer there, or never was. */
    @Nullable
    KeptFrame copy(long number);

    /** Number of the flow that a frame belongs to; 0 where it is not known. */
    default long flowOf(long number) {
        return 0;
    }

    /**
     * Frames of the flow of a frame, that one not among them: the latest before it and the first after it, as far as
     * they are there.
     *
     * @param before most of those before it
     * @param after most of those after it
     * @param within how far they may be from it, in nanoseconds
     * @return their numbers, in the order in which they came
     */
    default long[] ofSameFlow(long number, int before, int after, long within) {
        return new long[0];
    }

    /**
     * Registers a listener that is called when the first frame with this number or a higher one leaves, while it is
     * still there.
     *
     * @param listener takes the number of the frame, and gives that of the first of which it wants to be told next;
     *     {@link Long#MAX_VALUE} for none
     */
    default void watch(long first, LongUnaryOperator listener) {}
}
