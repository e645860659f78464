package io.otus.dissect.umas;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;

/** A program on its way, block by block, and its fingerprint; one that is not whole has none. */
final class ProgramTransfer {
    private final Sha256 digest = new Sha256();
    /** The number of the block that comes next; 0 while no transfer is whole so far. */
    private int next;

    /** The block whose content is asked for. */
    private int asked;

    private long size;

    /** A transfer begins. */
    void begin() {
        digest.reset();
        size = 0;
        next = 1;
    }

    /**
     * Takes the next block, numbered from 1; one that was taken already is left out, and one too many ends the count.
     */
    void block(int number, ByteView data) {
        if (next == 0 || number < next) {
            return;
        }
        if (number > next) {
            next = 0;
            return;
        }
        next++;
        size += data.length();
        digest.update(data);
    }

    /** Whether all blocks from the first on were seen. */
    boolean isWhole() {
        return next > 1;
    }

    long size() {
        return size;
    }

    /** The fingerprint in hexadecimal; the count ends. */
    String end() {
        next = 0;
        return digest.hex();
    }

    /** The content of this block is asked for. */
    void ask(int number) {
        asked = number;
    }

    /** The block that was asked for last has come. */
    void answer(ByteView data) {
        block(asked, data);
    }

    /** Bytes were lost. */
    void lose() {
        next = 0;
    }
}
