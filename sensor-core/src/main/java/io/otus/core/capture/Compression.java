package io.otus.core.capture;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.otus.core.capture.CaptureEnd.State;
import io.otus.core.capture.CaptureException.Kind;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Decompression of capture files. Output is made block by block as it is asked for, so a file that unpacks to a
 * thousand times its size costs time and no memory.
 */
final class Compression {
    private static final int GZIP_BUFFER = 65_536;

    /** Largest window of a zstd frame, as a power of two: what {@code zstd --long} makes, 128 MiB. */
    private static final int MAX_ZSTD_WINDOW = 27;

    /** Message of zstd-jni for a stream that ends too early; its error code is the same as for corrupt data. */
    private static final String ZSTD_TRUNCATED = "Truncated source";

    /**
     * Says that nothing more is there, so that the decoder gives what a piece made before it asks for the next: what it
     * made in the same call is lost where that one is missing.
     */
    private static final class InPieces extends FilterInputStream {
        InPieces(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 0;
        }
    }

    private Compression() {}

    /**
     * A stream of the content of a gzip or zstd stream, of all its members or frames.
     *
     * @throws IOException if the first header is cut or damaged; see {@link #stateOf}
     */
    static InputStream open(String name, CaptureFormat format, InputStream in) throws IOException, CaptureException {
        if (format == CaptureFormat.GZIP) {
            return new GZIPInputStream(in, GZIP_BUFFER);
        }
        try {
            return new ZstdInputStreamNoFinalizer(new InPieces(in)).setLongMax(MAX_ZSTD_WINDOW);
        } catch (LinkageError e) {
            throw new CaptureException(
                    Kind.UNSUPPORTED,
                    name + " is compressed with zstd, which cannot be unpacked here: unpack it first with 'unzstd'",
                    e);
        }
    }

    /** Classifies the exception of a decompressor: the file is cut, or damaged. */
    static State stateOf(IOException e) {
        boolean cut =
                e instanceof EOFException || (e instanceof ZstdIOException && ZSTD_TRUNCATED.equals(e.getMessage()));
        return cut ? State.CUT : State.DAMAGED;
    }
}
