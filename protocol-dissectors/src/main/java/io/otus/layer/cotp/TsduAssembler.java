package io.otus.layer.cotp;

import io.otus.core.bytes.ByteView;
import java.util.Arrays;

/** Joins the user data of one direction's data TPDUs up to the end mark (X.224 §6.3). Confined. */
final class TsduAssembler {
    /** Most octets of one joined message. S7comm negotiates at most 960, MMS implementations up to 65000. */
    static final int MAX_TSDU = 65_536;

    /** A buffer up to this size is kept for the next message. */
    private static final int KEPT_BUFFER = 4_096;

    private static final byte[] EMPTY = {};

    private byte[] buffer = EMPTY;
    private int length;
    private boolean begun;
    private boolean skipping;

    /** Whether a part of a message was taken, be it empty, or its beginning is missing. */
    boolean isBegun() {
        return begun || skipping;
    }

    /** Octets of the message that this last part ends; -1 where it is alone, or the message's beginning is missing. */
    int lengthWith(ByteView lastPart) {
        return begun ? length + lastPart.length() : -1;
    }

    /** Takes a part that is not the last; false where the message outgrew {@link #MAX_TSDU} just now and is dropped. */
    boolean append(ByteView part) {
        if (skipping) {
            return true;
        }
        begun = true;
        int wanted = length + part.length();
        if (wanted > MAX_TSDU) {
            drop();
            return false;
        }
        if (wanted > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(wanted, Math.min(2 * buffer.length, MAX_TSDU)));
        }
        part.copyTo(0, buffer, length, part.length());
        length = wanted;
        return true;
    }

    /**
     * Takes the last part; the whole message, valid until the next call, or an empty view where its beginning is
     * missing.
     */
    ByteView finish(ByteView part) {
        boolean whole = append(part) && !skipping;
        ByteView tsdu = whole ? ByteView.of(buffer, 0, length) : ByteView.EMPTY;
        length = 0;
        begun = false;
        skipping = false;
        if (buffer.length > KEPT_BUFFER) {
            buffer = EMPTY;
        }
        return tsdu;
    }

    /** Bytes of memory for what is unfinished. */
    int memory() {
        return buffer.length;
    }

    /** Bytes were lost: what comes up to the next end mark is the rest of an unknown message. */
    void gap() {
        if (length > 0) {
            drop();
        }
        buffer = EMPTY;
    }

    private void drop() {
        length = 0;
        begun = false;
        buffer = EMPTY;
        skipping = true;
    }
}
