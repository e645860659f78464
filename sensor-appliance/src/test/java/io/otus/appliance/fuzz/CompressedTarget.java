package io.otus.appliance.fuzz;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Compressed capture files. The first byte says whether the rest is what a compressed file holds, which must then be
 * read as it is without, or the compressed bytes themselves; the second where the file is cut.
 */
final class CompressedTarget implements FuzzTarget {
    private static final int ZSTD = 1;
    private static final int RAW = 2;
    private static final int CUT = 4;
    private static final int HEAD = 2;
    /** Bytes without which what is packed has no magic number of a capture, and may pass for packed already. */
    private static final int MAGIC = 4;

    private static final String[] GZIP_MAGIC = {"1F8B0800"};
    private static final String[] ZSTD_MAGIC = {"28B52FFD"};

    @Override
    public void run(byte[] input) throws IOException {
        if (input.length < HEAD + MAGIC) {
            return;
        }
        boolean zstd = (input[0] & ZSTD) != 0;
        byte[] rest = Arrays.copyOfRange(input, HEAD, input.length);
        if ((input[0] & RAW) != 0) {
            CaptureTarget.read(new ByteArrayInputStream(CaptureTarget.withMagic(rest, zstd ? ZSTD_MAGIC : GZIP_MAGIC)));
            return;
        }
        byte[] plain = CaptureTarget.pcapOf(rest);
        byte[] packed = zstd ? Zstd.compress(plain) : gzip(plain);
        List<String> expected = CaptureTarget.read(new ByteArrayInputStream(plain));
        if ((input[0] & CUT) == 0) {
            check(CaptureTarget.read(new CaptureTarget.Dribble(packed, 1 + (input[1] & 0xFF))), expected);
        } else {
            byte[] cut = Arrays.copyOf(packed, packed.length * (input[1] & 0xFF) / 256);
            List<String> some = CaptureTarget.read(new ByteArrayInputStream(cut));
            List<String> frames = some.subList(0, some.size() - 1);
            check(frames, expected.subList(0, Math.min(frames.size(), expected.size())));
        }
    }

    private static void check(List<String> read, List<String> expected) {
        if (!read.equals(expected)) {
            throw new AssertionError("compressed it is read otherwise:\n" + read + "\n" + expected);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
