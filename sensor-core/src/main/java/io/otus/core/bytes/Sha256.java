package io.otus.core.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 digest of bytes that come in parts, FIPS 180-4. Confined to one thread. */
public final class Sha256 {
    private final MessageDigest digest;

    /** A digest over nothing so far. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The digest of these bytes alone, in hexadecimal. */
    public static String hex(ByteView bytes) {
        Sha256 sha256 = new Sha256();
        sha256.update(bytes);
        return sha256.hex();
    }

    /** Takes the next bytes. */
    public void update(ByteView part) {
        part.updateDigest(digest);
    }

    /** Takes the next bytes. */
    public void update(byte[] bytes, int from, int count) {
        digest.update(bytes, from, count);
    }

    /** Forgets what it took. */
    public void reset() {
        digest.reset();
    }

    /** The digest of all that was taken, in hexadecimal; then it is one over nothing again. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
