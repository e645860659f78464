package io.otus.appliance.fuzz;

import io.otus.core.capture.CaptureException;
import io.otus.core.capture.FileSource;
import io.otus.core.capture.Frame;
import io.otus.core.capture.FrameSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A capture file of any bytes behind a magic number of its format: it gives the same frames and the same end however
 * many bytes a read returns, and a frame is never larger than it may be.
 */
final class CaptureTarget implements FuzzTarget {
    private static final String[] PCAP = {"D4C3B2A1", "A1B2C3D4", "4D3CB2A1", "A1B23C4D"};
    private static final String[] PCAPNG = {"0A0D0D0A"};

    /** Least bytes of a record that holds a frame, in either format. */
    private static final int RECORD = 12;

    private final String[] magic;

    private CaptureTarget(String[] magic) {
        this.magic = magic;
    }

    static CaptureTarget pcap() {
        return new CaptureTarget(PCAP);
    }

    static CaptureTarget pcapng() {
        return new CaptureTarget(PCAPNG);
    }

    @Override
    public void run(byte[] input) {
        byte[] file = withMagic(input, magic);
        List<String> whole = read(new ByteArrayInputStream(file));
        if (whole.size() > 1 + file.length / RECORD) {
            throw new AssertionError(file.length + " bytes hold " + whole.size() + " frames");
        }
        int most = file.length == 0 ? 1 : 1 + (file[file.length - 1] & 0x7F);
        List<String> dribbled = read(new Dribble(file, most));
        if (!dribbled.equals(whole)) {
            throw new AssertionError(
                    "with " + most + " bytes a read it is read otherwise:\n" + dribbled + "\n" + whole);
        }
    }

    /** The input as a file that begins with one of these magic numbers: with its own, if it has one. */
    static byte[] withMagic(byte[] input, String[] allowed) {
        byte[] file = input.clone();
        if (file.length < 4) {
            return file;
        }
        String own = HexFormat.of().withUpperCase().formatHex(file, 0, 4);
        if (!List.of(allowed).contains(own)) {
            byte[] magic = HexFormat.of().parseHex(allowed[(file[0] & 0xFF) % allowed.length]);
            System.arraycopy(magic, 0, file, 0, magic.length);
        }
        return file;
    }

    static byte[] pcapOf(byte[] input) {
        return withMagic(input, PCAP);
    }

    /** A line for each frame, and one for how the file ended or why it was refused. */
    static List<String> read(InputStream in) {
        List<String> lines = new ArrayList<>();
        try (FrameSource source = FileSource.open(List.of("-"), in, false)) {
            Frame frame = new Frame();
            while (source.next(frame)) {
                if (frame.capturedLength() > FrameSource.MAX_FRAME) {
                    throw new AssertionError("a frame of " + frame.capturedLength() + " bytes");
                }
                lines.add(frame.number() + " " + frame.time() + " " + frame.linkType() + " " + frame.interfaceId() + " "
                        + frame.originalLength() + " "
                        + frame.block().octets(frame.offset(), frame.capturedLength()));
            }
            lines.add(source.end().toString());
        } catch (CaptureException e) {
            lines.add(e.kind() + " " + e.getMessage());
        }
        return lines;
    }

    /** A stream whose reads return few bytes, as a pipe's do. */
    static final class Dribble extends InputStream {
        private final ByteArrayInputStream in;
        private final int most;

        Dribble(byte[] bytes, int most) {
            this.in = new ByteArrayInputStream(bytes);
            this.most = most;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return in.read(into, offset, Math.min(most, length));
        }
    }
}
