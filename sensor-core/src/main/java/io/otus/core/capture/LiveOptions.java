package io.otus.core.capture;

/**
 * How interfaces are captured from.
 *
 * @param snapLength most bytes captured of a frame, 64 to {@link FrameSource#MAX_FRAME}
 * @param bufferBytes kernel buffer of each interface; it absorbs what the analysis cannot take at once
 * @param promiscuous whether frames to other stations are wanted, as on every mirror port
 * @param filter libpcap filter expression, empty for all frames. A host name in it is looked up by libpcap, so use
 *     addresses
 */
public record LiveOptions(int snapLength, int bufferBytes, boolean promiscuous, String filter) {
    /** Least snap length: link, IP and TCP headers. */
    public static final int MIN_SNAP_LENGTH = 64;

    /** Whole frames, 64 MiB of buffer, promiscuous, no filter. */
    public static final LiveOptions DEFAULT = new LiveOptions(FrameSource.MAX_FRAME, 64 << 20, true, "");

    /** Checks the ranges. */
    public LiveOptions {
        if (snapLength < MIN_SNAP_LENGTH || snapLength > FrameSource.MAX_FRAME) {
            throw new IllegalArgumentException("snap length: " + snapLength + " (expected: " + MIN_SNAP_LENGTH + " to "
                    + FrameSource.MAX_FRAME + ")");
        }
        if (bufferBytes <= 0) {
            throw new IllegalArgumentException("buffer: " + bufferBytes + " (expected: a positive number of bytes)");
        }
    }

    /** The same with another filter. */
    public LiveOptions withFilter(String expression) {
        return new LiveOptions(snapLength, bufferBytes, promiscuous, expression);
    }
}
