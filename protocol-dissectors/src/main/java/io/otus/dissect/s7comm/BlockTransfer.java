package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One block on its way: its name, how much of it was seen, and the digest over that. Confined. */
final class BlockTransfer {
    /** Most bytes of one block; blocks of these controllers end at 64 KiB, system data blocks and whole configurations at a few hundred. */
    static final int MAX_BYTES = 1 << 20;

    private static final int CHUNK = 256;

    private final String name;
    private final long uploadId;
    private final MessageDigest digest = sha256();
    private final byte[] chunk = new byte[CHUNK];
    private long size;
    private boolean whole = true;

    BlockTransfer(String name, long uploadId) {
        this.name = name;
        this.uploadId = uploadId;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    String name() {
        return name;
    }

    long uploadId() {
        return uploadId;
    }

    /** Takes the next part; false where the block outgrew {@link #MAX_BYTES} just now. */
    boolean add(ByteView part) {
        boolean fits = size + part.length() <= MAX_BYTES;
        if (!fits) {
            boolean first = whole;
            whole = false;
            return !first;
        }
        for (int at = 0; at < part.length(); at += CHUNK) {
            int length = Math.min(CHUNK, part.length() - at);
            part.copyTo(at, chunk, 0, length);
            digest.update(chunk, 0, length);
        }
        size += part.length();
        return true;
    }

    /** Bytes of it were lost. */
    void gap() {
        whole = false;
    }

    long size() {
        return size;
    }

    /** Digest over the whole block in hexadecimal; empty where bytes are missing. Ends the transfer. */
    String sha256Hex() {
        return whole ? HexFormat.of().formatHex(digest.digest()) : "";
    }
}
