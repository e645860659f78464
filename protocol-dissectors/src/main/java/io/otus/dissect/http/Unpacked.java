package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What is in a body that is packed, RFC 9110 §8.4.1, in a digest as it comes. Some servers leave out the header that
 * {@code deflate} has. Confined.
 */
final class Unpacked {
    /**
     * Most bytes that may come out for each byte that goes in, beside the first ones: files that are worth reading are
     * not packed more densely.
     */
    static final int MAX_RATIO = 32;
    /** Bytes that may come out of however few. */
    static final int ALLOWANCE = 16_384;

    /** Checksum and length behind the data, RFC 1952 §2.3.1. */
    private static final int GZIP_TRAILER = 8;
    /** The method in the first byte of RFC 1950 §2.2, which no other data begin with. */
    private static final int DEFLATED = 8;

    private final Inflaters inflaters;
    private final @Nullable GzipHeader gzip;
    private final Sha256 digest = new Sha256();
    private long packed;
    private long size;
    private boolean begun;
    private boolean ended;
    /** Bytes behind the end of the data. */
    private long behind;

    private final CRC32 checksum = new CRC32();
    private final byte[] trailer = new byte[GZIP_TRAILER];

    private Unpacked(Inflaters inflaters, @Nullable GzipHeader gzip) {
        this.inflaters = inflaters;
        this.gzip = gzip;
    }

    /** The decoder for this Content-Encoding; null where that packs nothing, or by other means. */
    static @Nullable Unpacked of(String contentEncoding, Inflaters inflaters) {
        return switch (contentEncoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new Unpacked(inflaters, new GzipHeader());
            case "deflate" -> new Unpacked(inflaters, null);
            default -> null;
        };
    }

    /** Takes the next bytes of the body. */
    void take(ByteView bytes) {
        int from = 0;
        if (gzip != null && !gzip.isWhole()) {
            from = gzip.take(bytes);
            if (!gzip.isWhole()) {
                return;
            }
        }
        while (from < bytes.length()) {
            int count = Math.min(bytes.length() - from, inflaters.packed.length);
            bytes.copyTo(from, inflaters.packed, 0, count);
            from += count;
            inflate(count);
        }
    }

    private void inflate(int count) {
        if (!begun) {
            begun = true;
            inflaters.begin(this, gzip != null || (inflaters.packed[0] & 0x0F) != DEFLATED);
        }
        Inflater inflater = inflaters.of(this);
        if (inflater == null) {
            follow(0, count);
            return;
        }
        packed += count;
        inflater.setInput(inflaters.packed, 0, count);
        boolean goesOn = takeAll(inflater);
        if (inflater.finished()) {
            ended = true;
            follow(count - inflater.getRemaining(), count);
        }
        if (!goesOn) {
            giveUp();
        }
    }

    /** Takes what is behind the end of the data, in these places of what went in. */
    private void follow(int from, int to) {
        if (behind < GZIP_TRAILER) {
            int count = (int) Math.min(to - from, GZIP_TRAILER - behind);
            System.arraycopy(inflaters.packed, from, trailer, (int) behind, count);
        }
        behind += to - from;
    }

    /** Takes what comes out; whether more is to come. */
    private boolean takeAll(Inflater inflater) {
        try {
            int count = inflater.inflate(inflaters.unpacked);
            while (count > 0) {
                digest.update(inflaters.unpacked, 0, count);
                checksum.update(inflaters.unpacked, 0, count);
                size += count;
                if (size > ALLOWANCE + packed * MAX_RATIO) {
                    return false;
                }
                count = inflater.inflate(inflaters.unpacked);
            }
        } catch (DataFormatException _) {
            return false;
        }
        return inflater.needsInput() && !inflater.finished();
    }

    /** No more is taken. */
    void giveUp() {
        inflaters.end(this);
    }

    /**
     * Whether all of it was taken, and is what was packed as far as its format tells: RFC 1952 §2.3.1, RFC 1950 §2.2.
     */
    boolean isWhole() {
        if (gzip == null) {
            return ended && behind == 0;
        }
        ByteView told = ByteView.of(trailer);
        return ended
                && behind == GZIP_TRAILER
                && told.le32(0) == checksum.getValue()
                && told.le32(4) == (size & 0xFFFF_FFFFL);
    }

    /** Bytes that came out. */
    long size() {
        return size;
    }

    /** The digest of what came out, in hexadecimal. */
    String hex() {
        return digest.hex();
    }
}
