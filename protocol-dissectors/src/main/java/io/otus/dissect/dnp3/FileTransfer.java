package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One file on its way: how much of it was seen, and the digest over that. Confined. */
final class FileTransfer {
    private static final int CHUNK = 256;
    private static final long BEFORE_FIRST = -1;

    private final int outstation;
    private final long handle;
    private final String name;
    private final MessageDigest digest = sha256();
    private final byte[] chunk = new byte[CHUNK];
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
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
        for (int at = 0; whole && at < data.length(); at += CHUNK) {
            int length = Math.min(CHUNK, data.length() - at);
            data.copyTo(at, chunk, 0, length);
            digest.update(chunk, 0, length);
        }
    }

    /** Blocks of it may have been lost. */
    void gap() {
        whole = false;
    }

    /** Digest over the whole file in hexadecimal; empty where blocks are missing. Ends the transfer. */
    String sha256Hex() {
        return whole ? HexFormat.of().formatHex(digest.digest()) : "";
    }
}
