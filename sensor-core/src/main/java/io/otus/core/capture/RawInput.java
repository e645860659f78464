package io.otus.core.capture;

import io.otus.core.bytes.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file as they are stored. Counts and hashes them. A failing disk gives another type of exception than
 * damaged content.
 *
 * <p>Confined to the analysis thread except for the counter that it was given.
 */
final class RawInput extends InputStream {
    /** The operating system failed, as opposed to a decompressor that does not like what it reads. */
    static final class ReadFailedException extends IOException {
        private static final long serialVersionUID = 1L;

        ReadFailedException(IOException cause) {
            super(cause);
        }
    }

    private static final int DRAIN_BYTES = 65_536;

    private final InputStream in;
    private final AtomicLong total;
    private final @Nullable Sha256 digest;
    private long size;
    private boolean ended;

    /**
     * Reads from a stream, which is closed with this one.
     *
     * @param total counter of bytes read over all files, readable by other threads
     * @param hash whether the SHA-256 is wanted; it costs about 0.6 ns a byte
     */
    RawInput(InputStream in, AtomicLong total, boolean hash) {
        this.in = in;
        this.total = total;
        this.digest = hash ? new Sha256() : null;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(target, offset, length);
        } catch (IOException e) {
            throw new ReadFailedException(e);
        }
        if (count < 0) {
            ended = true;
            return count;
        }
        if (digest != null) {
            digest.update(target, offset, count);
        }
        size += count;
        total.setRelease(total.getPlain() + count);
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * Returns one until the end was read. A gzip decoder asks this before it looks for another member, and a pipe would
     * answer 0 too early.
     */
    @Override
    public int available() {
        return ended ? 0 : 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Bytes read so far. */
    long size() {
        return size;
    }

    /**
     * Reads what is left, so that size and hash are those of the whole file although its content could not be read to
     * the end.
     */
    void drain() throws IOException {
        byte[] scratch = new byte[DRAIN_BYTES];
        int count;
        do {
            count = read(scratch, 0, scratch.length);
        } while (count >= 0);
    }

    /** SHA-256 of all bytes read, in hexadecimal, or nothing if it was not asked for; once, at the end. */
    String sha256Hex() {
        return digest == null ? "" : digest.hex();
    }
}
