package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A whole message, and the parts of frames that hold it.
 *
 * @param spans those parts, behind those of earlier messages that this one completes; null where it is all in the one
 *     span of its origin
 * @param at its first byte within the bytes of those parts, or {@link #NOWHERE}
 * @param duplicateOf the frame that held it first; then it is only shown, and nothing is made of it; else 0
 */
record Framed(ByteView bytes, Origin origin, @Nullable SpanList spans, int at, long duplicateOf) {
    /** Stands for the start of a message that was assembled outside of the frames that hold it. */
    static final int NOWHERE = -1;

    /** A message that is all in the one span of its origin. */
    static Framed inOne(ByteView bytes, Origin origin, long duplicateOf) {
        return new Framed(bytes, origin, null, 0, duplicateOf);
    }

    int sender() {
        return origin.sender();
    }

    /** Whether an earlier frame held the same message; it is then only shown. */
    boolean isDuplicate() {
        return duplicateOf != 0;
    }

    /** The parts that hold it where there is more than one. */
    @Nullable
    SpanList several() {
        return spans != null && spans.total() > 1 ? spans : null;
    }
}
