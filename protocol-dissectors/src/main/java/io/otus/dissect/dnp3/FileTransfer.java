package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;

/** A file transfer in progress: how much of the file was seen, and the digest over that. Confined. */
final class FileTransfer {
    private static final long BEFORE_FIRST = -1;

    private final int outstation;
    private final long handle;
    private final String name;
    private final Sha256 digest = new Sha256();
    private long lastBlock = BEFORE_FIRST;
    private long size;
    private boolean whole = true;

    /** Whether the outstation must still say that it took the last block. */
    boolean awaitsAnswer;

    FileTransfer(int outstation, long handle, String name) {
        this.outstation = outstation;
        this.handle = handle;
        this.name = name;
    }

    int outstation() {
        return outstation;
    }

    long handle() {
        return handle;
    }

    /** Its name; empty where its opening was not seen. */
    String name() {
        return name;
    }

    long size() {
        return size;
    }

    /** Takes a block; one that repeats the block before is left out. Blocks are numbered from 0. */
    void add(long block, ByteView data) {
        if (block == lastBlock) {
            return;
        }
        whole &= block == lastBlock + 1;
        lastBlock = block;
        size += data.length();
        if (whole) {
            digest.update(data);
        }
    }

    /** Blocks of it may have been lost. */
    void gap() {
        whole = false;
    }

    /** Digest over the whole file in hexadecimal; empty where blocks are missing. Ends the transfer. */
    String sha256Hex() {
        return whole ? digest.hex() : "";
    }
}
