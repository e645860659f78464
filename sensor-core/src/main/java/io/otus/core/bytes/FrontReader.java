package io.otus.core.bytes;

/**
 * Reads bytes front to back. The first read that does not fit fails it; from then on every read is 0 or empty and
 * nothing moves, so that readers check once at the end of an element. Confined.
 */
public class FrontReader {
    private final ByteView bytes;
    private int at;
    private int end;
    private boolean failed;

    /** A reader from this byte on. */
    public FrontReader(ByteView bytes, int from) {
        this.bytes = bytes;
        at = from;
        end = bytes.length();
    }

    /** Whether a read did not fit, or somebody called {@link #fail}. */
    public final boolean failed() {
        return failed;
    }

    /** Fails: nothing more is read. */
    public final void fail() {
        failed = true;
    }

    /** A read does not fit: called once, before the reader fails. */
    protected void missing() {}

    /** The next byte's place. */
    public final int at() {
        return at;
    }

    /** Goes to this place. */
    protected final void at(int place) {
        at = place;
    }

    /** Offset at which the bytes end. */
    protected final int end() {
        return end;
    }

    /** Lets bytes end here. */
    protected final void end(int place) {
        end = place;
    }

    /** Bytes that are left. */
    public final int remaining() {
        return end - at;
    }

    /** The bytes that were not read. */
    public final ByteView rest() {
        return bytes.slice(at, end - at);
    }

    /** The bytes that are read. */
    public final ByteView view() {
        return bytes;
    }

    /** The place of the next {@code count} bytes, which are taken; -1 where they are not there. */
    protected final int take(int count) {
        if (failed || count < 0 || count > end - at) {
            if (!failed) {
                missing();
            }
            failed = true;
            return -1;
        }
        at += count;
        return at - count;
    }

    /** One byte. */
    public final int u8() {
        int from = take(1);
        return from < 0 ? 0 : bytes.u8(from);
    }

    /** A number of 1 to 8 bytes, the highest one first; unsigned up to 7 of them. */
    public final long unsigned(int size) {
        int from = take(size);
        long value = 0;
        for (int i = 0; from >= 0 && i < size; i++) {
            value = value << 8 | bytes.u8(from + i);
        }
        return value;
    }

    /** A number of 1 to 8 bytes, the lowest one first; unsigned up to 7 of them. */
    public final long leUnsigned(int size) {
        int from = take(size);
        long value = 0;
        for (int i = size - 1; from >= 0 && i >= 0; i--) {
            value = value << 8 | bytes.u8(from + i);
        }
        return value;
    }

    /** The next {@code count} bytes as they are. */
    public final ByteView bytes(int count) {
        int from = take(count);
        return from < 0 ? ByteView.EMPTY : bytes.slice(from, count);
    }
}
