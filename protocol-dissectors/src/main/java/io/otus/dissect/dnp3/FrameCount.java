package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;

/**
 * The frame count bit of confirmed user data, IEEE 1815-2012 §9.2.4: it changes with each new frame, so a frame that
 * has the bit and the octets of the one before is that frame again, sent because its acknowledgement was lost. One per
 * sender and receiver. Confined.
 */
final class FrameCount {
    private boolean known;
    private boolean bit;
    private int length;
    private int hash;

    /** Takes the next frame of confirmed user data; true where it is the one before again. */
    boolean repeats(boolean fcb, ByteView data) {
        int newHash = 1;
        for (int i = 0; i < data.length(); i++) {
            newHash = 31 * newHash + data.u8(i);
        }
        boolean repeated = known && fcb == bit && data.length() == length && newHash == hash;
        known = true;
        bit = fcb;
        length = data.length();
        hash = newHash;
        return repeated;
    }

    /** The link was reset, or frames may have been lost. */
    void reset() {
        known = false;
    }
}
