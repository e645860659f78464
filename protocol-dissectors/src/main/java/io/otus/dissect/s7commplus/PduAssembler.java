package io.otus.dissect.s7commplus;

import io.otus.core.bytes.ByteView;
import java.util.Arrays;

/** Joins the data of one direction's frames up to the trailer. Confined. */
final class PduAssembler {
    /** Most bytes of one PDU. Downloads of small programs were seen with 290 kB. */
    static final int MAX_PDU = 1 << 20;

    /** A buffer up to this size is kept for the next PDU. */
    private static final int KEPT_BUFFER = 8_192;

    private static final byte[] EMPTY = {};

    private byte[] buffer = EMPTY;
    private int length;
    private boolean skipping;

    /** Whether a PDU is begun. */
    boolean isOpen() {
        return length > 0 || skipping;
    }

    /** Takes a part; false where the PDU outgrew {@link #MAX_PDU} just now and is dropped. */
    boolean append(ByteView part) {
        if (skipping) {
            return true;
        }
        int wanted = length + part.length();
        if (wanted > MAX_PDU) {
            gap();
            return false;
        }
        if (wanted > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(wanted, Math.min(2 * buffer.length, MAX_PDU)));
        }
        part.copyTo(0, buffer, length, part.length());
        length = wanted;
        return true;
    }

    /** The whole PDU, valid until the next call, or an empty view where a part is missing. Ends it. */
    ByteView finish() {
        ByteView pdu = skipping ? ByteView.EMPTY : ByteView.of(buffer, 0, length);
        length = 0;
        skipping = false;
        if (buffer.length > KEPT_BUFFER) {
            buffer = EMPTY;
        }
        return pdu;
    }

    /** Bytes were lost: what comes up to the next trailer is the rest of an unknown PDU. */
    void gap() {
        skipping = isOpen();
        length = 0;
        buffer = EMPTY;
    }
}
