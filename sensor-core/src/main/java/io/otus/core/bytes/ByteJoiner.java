package io.otus.core.bytes;

import java.util.Arrays;

/**
 * Joins the parts of one direction's messages, each as long as a bound allows; what lost a part is skipped up to its
 * end. Confined.
 */
public final class ByteJoiner {
    /** A buffer up to this size is kept for the next message. */
    private static final int KEPT_BUFFER = 8_192;

    private static final byte[] EMPTY = {};

    private final int most;
    private byte[] buffer = EMPTY;
    private int length;
    private boolean skipping;

    /**
     * Joins messages.
     *
     * @param most bytes of the longest message
     */
    public ByteJoiner(int most) {
        this.most = most;
    }

    /** Whether a message is begun. */
    public boolean isOpen() {
        return length > 0 || skipping;
    }

    /** Takes a part; false where the message outgrew the bound just now and is dropped. */
    public boolean append(ByteView part) {
        if (skipping) {
            return true;
        }
        int wanted = length + part.length();
        if (wanted > most) {
            gap();
            return false;
        }
        if (wanted > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(wanted, Math.min(2 * buffer.length, most)));
        }
        part.copyTo(0, buffer, length, part.length());
        length = wanted;
        return true;
    }

    /** The whole message, valid until the next call, or an empty view where a part is missing. Ends it. */
    public ByteView finish() {
        ByteView whole = skipping ? ByteView.EMPTY : ByteView.of(buffer, 0, length);
        length = 0;
        skipping = false;
        if (buffer.length > KEPT_BUFFER) {
            buffer = EMPTY;
        }
        return whole;
    }

    /** Bytes of memory that it holds. */
    public int memory() {
        return buffer.length;
    }

    /** Bytes were lost: what comes up to the next end is the rest of an unknown message. */
    public void gap() {
        skipping = isOpen();
        length = 0;
        buffer = EMPTY;
    }
}
