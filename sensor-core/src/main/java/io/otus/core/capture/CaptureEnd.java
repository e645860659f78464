package io.otus.core.capture;

/**
 * How a capture, or one file of it, ended.
 *
 * @param state whether everything was there
 * @param text one sentence that names the file and what is missing; empty if nothing is
 */
public record CaptureEnd(State state, String text) {
    /** Nothing is missing, or the end is not reached yet. */
    public static final CaptureEnd COMPLETE = new CaptureEnd(State.COMPLETE, "");

    /** Whether everything was there. */
    public enum State {
        /** The input ended where a record ended. */
        COMPLETE,
        /** The input ended within a record; every frame before the cut was delivered. */
        CUT,
        /** A record contradicts the format, so nothing behind it can be found; every frame before it was delivered. */
        DAMAGED
    }
}
