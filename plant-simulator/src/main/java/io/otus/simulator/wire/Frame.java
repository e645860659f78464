package io.otus.simulator.wire;

import java.time.Instant;
import java.util.Arrays;

/**
 * One captured frame: when, what, and how long it was on the wire. Its bytes are handed out without a copy, because
 * millions of them pass by; nobody changes them.
 */
public final class Frame {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long nanos;
    private final byte[] bytes;
    private final int originalLength;

    /**
     * A whole frame.
     *
     * @param nanos nanoseconds since 1970-01-01T00:00:00Z
     */
    public Frame(long nanos, byte[] bytes) {
        this(nanos, bytes, bytes.length);
    }

    /**
     * A frame that the capture may have cut.
     *
     * @param originalLength length on the wire, at least that of {@code bytes}
     */
    public Frame(long nanos, byte[] bytes, int originalLength) {
        this.nanos = nanos;
        this.bytes = bytes;
        this.originalLength = originalLength;
    }

    /** Nanoseconds since 1970-01-01T00:00:00Z of {@code time}. */
    public static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS_PER_SECOND + time.getNano();
    }

    /** Time of capture in nanoseconds since 1970-01-01T00:00:00Z. */
    public long nanos() {
        return nanos;
    }

    /** Time of capture. */
    public Instant time() {
        return Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
    }

    /** The captured bytes from the destination address on; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Length on the wire in bytes, without the frame check sequence. */
    public int originalLength() {
        return originalLength;
    }

    /** The same bytes at another time. */
    public Frame at(long otherNanos) {
        return new Frame(otherNanos, bytes, originalLength);
    }

    /** Other bytes at the same time. */
    public Frame with(byte[] otherBytes) {
        return new Frame(nanos, otherBytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that
                && nanos == that.nanos
                && originalLength == that.originalLength
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(nanos) * 31 + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return time() + " " + bytes.length + " of " + originalLength + " bytes";
    }
}
