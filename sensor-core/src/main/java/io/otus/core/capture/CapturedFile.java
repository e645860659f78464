package io.otus.core.capture;

/**
 * One file of a capture.
 *
 * @param name the name as the user gave it, {@code -} for standard input
 * @param sha256 SHA-256 of the file as it is stored, compressed or not, 64 hexadecimal digits
 * @param size bytes of the file as it is stored
 * @param firstFrame number that its first frame has, or would have had if it holds none
 * @param frames how many frames it gave
 * @param begin time of its first frame, in nanoseconds since 1970; 0 if it holds none
 * @param end how it ended
 */
public record CapturedFile(
        String name, String sha256, long size, long firstFrame, long frames, long begin, CaptureEnd end) {
    /**
     * Whether this file begins before one that was given before it, so that the two were given in the wrong order. A
     * file that only begins before the other ends is no such sign, for captures of two places may overlap.
     */
    public boolean belongsBefore(CapturedFile earlier) {
        return frames > 0 && earlier.frames > 0 && begin < earlier.begin;
    }
}
