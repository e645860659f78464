package io.otus.core.capture;

/**
 * One file of a capture.
 *
 * @param name the name as the user gave it, {@code -} for standard input
 * @param sha256 SHA-256 of the file as it is stored, compressed or not, 64 hexadecimal digits
 * @param size bytes of the file as it is stored
 * @param firstFrame number that its first frame has, or would have had if it holds none
 * @param frames how many frames it gave
 * @param end how it ended
 */
public record CapturedFile(String name, String sha256, long size, long firstFrame, long frames, CaptureEnd end) {}
