package io.otus.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.otus.core.capture.CaptureEnd.State;
import io.otus.core.capture.CaptureException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {
    private static final long SEED = 20_261_124L;
    private static final int MUTATIONS = 1_000;

    @TempDir
    private Path directory = Path.of(".");

    private static byte[] capture(int frames) {
        CaptureBytes file = CaptureBytes.little().pcapHeader(0xA1B2C3D4L, 1);
        for (int i = 0; i < frames; i++) {
            byte[] frame = new byte[60 + i % 40];
            Arrays.fill(frame, (byte) i);
            file.pcapRecord(1_000 + i, i, frame.length, frame);
        }
        return file.toBytes();
    }

    private String save(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content).toString();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    @Test
    void compressedFilesGiveTheSameFramesWhateverTheirName() throws IOException, CaptureException {
        byte[] plain = capture(20_000);
        int half = plain.length / 2;
        byte[] members = join(gzip(Arrays.copyOf(plain, half)), gzip(Arrays.copyOfRange(plain, half, plain.length)));
        byte[] blocks = join(
                Zstd.compress(Arrays.copyOf(plain, half)),
                Zstd.compress(Arrays.copyOfRange(plain, half, plain.length)));
        ReadFrames expected = ReadFrames.ofBytes(plain);

        assertThat(expected.frames()).hasSize(20_000);
        for (byte[] compressed : List.of(gzip(plain), members, Zstd.compress(plain), blocks)) {
            ReadFrames read = ReadFrames.of(List.of(save("plain.pcap", compressed)));
            assertThat(read.frames()).isEqualTo(expected.frames());
            assertThat(read.end()).isEqualTo(CaptureEnd.COMPLETE);
            assertThat(ReadFrames.ofBytes(compressed).frames()).hasSize(20_000);
        }
    }

    @Test
    void everyCutOfACompressedFileIsToldAndGivesTheFramesBeforeIt() throws IOException, CaptureException {
        byte[] plain = capture(40);
        List<String> frames = ReadFrames.ofBytes(plain).frames();
        for (byte[] compressed : List.of(gzip(plain), Zstd.compress(plain))) {
            for (int length = 4; length < compressed.length; length++) {
                ReadFrames read = ReadFrames.ofBytes(Arrays.copyOf(compressed, length));
                assertThat(read.frames())
                        .isEqualTo(frames.subList(0, read.frames().size()));
                assertThat(read.end().state()).as("cut at %d", length).isEqualTo(State.CUT);
            }
        }
    }

    /** Of each byte six bits differ, so that a block is three quarters as long as the 128 KiB that it holds. */
    @Test
    void aCutBehindABlockOfZstdGivesTheFramesOfThatBlock() throws IOException, CaptureException {
        Random random = new Random(SEED);
        CaptureBytes file = CaptureBytes.little().pcapHeader(0xA1B2C3D4L, 1);
        for (int i = 0; i < 3_000; i++) {
            byte[] frame = new byte[100];
            for (int at = 0; at < frame.length; at++) {
                frame[at] = (byte) random.nextInt(64);
            }
            file.pcapRecord(1_000, i, frame.length, frame);
        }
        byte[] compressed = Zstd.compress(file.toBytes());
        ReadFrames read = ReadFrames.ofBytes(Arrays.copyOf(compressed, 150_000));
        assertThat(read.frames()).hasSizeBetween(1_100, 1_200);
        assertThat(read.end().text()).contains("it ends within the record that starts at byte");
        ReadFrames within = ReadFrames.ofBytes(Arrays.copyOf(compressed, 50_000));
        assertThat(within.frames()).isEmpty();
        assertThat(within.end().text())
                .isEqualTo(
                        "- is cut: its compressed data ends early near byte 0 of the content; the 0 frames before were read");
    }

    @Test
    void flippedBitsNeverThrowAndNeverGiveMoreThanTheFileHolds() throws IOException {
        byte[] pcapng = CaptureBytes.big()
                .section()
                .describe(1, 9, 5)
                .enhanced(0, 8, 3, new byte[70])
                .simple(60, new byte[60])
                .block(77, new byte[8])
                .obsoletePacket(0, 9, 40, new byte[40])
                .toBytes();
        Random random = new Random(SEED);
        for (byte[] file : List.of(capture(5), pcapng, gzip(capture(5)), Zstd.compress(capture(5)))) {
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] mutated = file.clone();
                for (int flips = random.nextInt(4); flips >= 0; flips--) {
                    mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
                }
                try {
                    ReadFrames read = ReadFrames.ofBytes(mutated);
                    assertThat(read.frames()).hasSizeLessThanOrEqualTo(20);
                } catch (CaptureException e) {
                    assertThat(e.kind()).isIn(Kind.NOT_A_CAPTURE, Kind.UNSUPPORTED, Kind.EMPTY);
                }
            }
        }
    }

    @Test
    void severalFilesAreOneCapture() throws IOException, CaptureException {
        byte[] whole = capture(10);
        int cut = 24 + 5 * 16 + 60 + 61 + 62 + 63 + 64;
        String first = save("first.pcap", Arrays.copyOf(whole, cut));
        String second =
                save("second.pcap", join(Arrays.copyOf(whole, 24), Arrays.copyOfRange(whole, cut, whole.length)));

        ReadFrames read = ReadFrames.of(List.of(first, second));

        ReadFrames single = ReadFrames.ofBytes(whole);
        assertThat(read.frames()).isEqualTo(single.frames());
        assertThat(read.captureId()).isEqualTo(single.captureId());
        assertThat(read.files()).extracting(CapturedFile::name).containsExactly(first, second);
        assertThat(read.files()).extracting(CapturedFile::firstFrame).containsExactly(1L, 6L);
        assertThat(read.files()).extracting(CapturedFile::frames).containsExactly(5L, 5L);
        assertThat(read.files()).extracting(CapturedFile::size).containsExactly((long) cut, whole.length - cut + 24L);
    }

    @Test
    void aCutFileDoesNotKeepTheNextFromBeingRead() throws IOException, CaptureException {
        byte[] whole = capture(3);
        String cut = save("cut.pcap", Arrays.copyOf(whole, whole.length - 1));

        ReadFrames read = ReadFrames.of(List.of(cut, save("whole.pcap", whole)));

        assertThat(read.frames()).hasSize(5);
        assertThat(read.end().state()).isEqualTo(State.CUT);
        assertThat(read.end().text()).startsWith(cut + " is cut: ");
        assertThat(read.files()).extracting(file -> file.end().state()).containsExactly(State.CUT, State.COMPLETE);
    }

    @Test
    void captureIdIsTheHashOfTheFirstFrame() throws CaptureException {
        byte[] file = CaptureBytes.little()
                .pcapHeader(0xA1B2C3D4L, 1)
                .pcapRecord(1, 2, 5, new byte[] {'a', 'b', 'c'})
                .toBytes();

        // printf '\0\0\0\0\x3b\x9a\xd1\xd0\0\0\0\3\0\0\0\5abc' | sha256sum
        assertThat(ReadFrames.ofBytes(file).captureId()).isEqualTo("df2d4a2298fe");
    }

    @Test
    void sha256IsThatOfTheStoredFileEvenIfItIsDamaged() throws IOException, CaptureException, NoSuchAlgorithmException {
        byte[] damaged = join(capture(1), new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
        String plain = save("damaged.pcap", join(damaged, new byte[2_000_000]));

        CapturedFile file = ReadFrames.of(List.of(plain)).files().getFirst();

        byte[] expected = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(plain)));
        assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(expected));
        assertThat(file.size()).isEqualTo(Files.size(Path.of(plain)));
    }

    @Test
    void standardInputThatComesByteByByteIsRead() throws CaptureException {
        byte[] content = capture(5);
        InputStream slow = new ByteArrayInputStream(content) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        };

        assertThat(ReadFrames.of(List.of("-"), slow)).usingRecursiveComparison().isEqualTo(ReadFrames.ofBytes(content));
    }

    @Test
    void progressReachesTheSizeOfTheFiles() throws IOException, CaptureException {
        String name = save("a.pcap.gz", gzip(capture(3_000)));
        try (FileSource source = FileSource.open(List.of(name), InputStream.nullInputStream(), false)) {
            assertThat(source.totalBytes()).isEqualTo(Files.size(Path.of(name)));
            Frame frame = new Frame();
            while (source.next(frame)) {
                assertThat(source.bytesRead()).isPositive().isLessThanOrEqualTo(source.totalBytes());
            }
            assertThat(source.bytesRead()).isEqualTo(source.totalBytes());
            assertThat(source.statistics().frames()).isEqualTo(3_000);
            assertThat(source.statistics().truncated()).isZero();
        }
    }

    @Test
    void stopEndsTheCaptureBeforeTheNextFrame() throws IOException, CaptureException {
        try (FileSource source =
                FileSource.open(List.of(save("a.pcap", capture(5))), InputStream.nullInputStream(), false)) {
            Frame frame = new Frame();
            assertThat(source.next(frame)).isTrue();
            source.stop();
            assertThat(source.next(frame)).isFalse();
        }
    }

    static List<Arguments> refused() throws IOException {
        return List.of(
                Arguments.of(new byte[0], Kind.EMPTY, " is empty: capture again, or check how it was copied"),
                Arguments.of(
                        "plain words\n".getBytes(StandardCharsets.UTF_8),
                        Kind.NOT_A_CAPTURE,
                        " is a text file, not a capture: give a pcap or pcapng file"),
                Arguments.of(
                        new byte[] {1, 2, 3, 4, 5},
                        Kind.NOT_A_CAPTURE,
                        " is not a capture (its first bytes are 01020304): give a pcap or pcapng file,"
                                + " as it is or compressed with gzip or zstd"),
                Arguments.of(
                        CaptureBytes.little().pcapHeader(0xA1B2CD34L, 1).toBytes(),
                        Kind.UNSUPPORTED,
                        " is a pcap file of a dialect that is not read: convert it with 'editcap -F pcapng'"),
                Arguments.of(
                        "snoop\0\0\0".getBytes(StandardCharsets.UTF_8),
                        Kind.UNSUPPORTED,
                        " is a capture of a format that is not read: convert it with 'editcap -F pcapng'"),
                Arguments.of(
                        "PK\3\4".getBytes(StandardCharsets.UTF_8),
                        Kind.UNSUPPORTED,
                        " is compressed or packed in a way that is not read: unpack it first"
                                + " (gzip and zstd are read as they are)"),
                Arguments.of(gzip(gzip(capture(1))), Kind.UNSUPPORTED, " is compressed twice: unpack it once first"),
                Arguments.of(gzip(new byte[0]), Kind.EMPTY, " is empty: capture again, or check how it was copied"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoCaptureIsRefusedInOneSentence(byte[] content, Kind kind, String sentence) throws IOException {
        String name = save("file.pcap", content);

        assertThatThrownBy(() -> ReadFrames.of(List.of(name)))
                .isInstanceOfSatisfying(
                        CaptureException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessage(name + sentence);
    }

    @Test
    void aMissingFileAmongSeveralIsToldBeforeAnythingIsRead() throws IOException {
        String good = save("good.pcap", capture(1));
        String missing = directory.resolve("missing.pcap").toString();

        assertThatThrownBy(() -> FileSource.open(List.of(good, missing), InputStream.nullInputStream(), false))
                .isInstanceOfSatisfying(
                        CaptureException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
                .hasMessage(missing + " does not exist: check the name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0"})
    void whatIsNoNameOfAFileIsRefused(String name) {
        assertThatThrownBy(() -> ReadFrames.of(List.of(name))).isInstanceOf(CaptureException.class);
    }

    @Test
    void aDirectoryIsRefused() {
        assertThatThrownBy(() -> ReadFrames.of(List.of(directory.toString())))
                .isInstanceOfSatisfying(
                        CaptureException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DIRECTORY))
                .hasMessage(
                        directory + " is a directory: name the capture files in it, such as " + directory + "/*.pcap");
    }

    @Test
    void aFailingDiskIsToldApartFromADamagedFile() {
        InputStream failing = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("Input/output error");
            }
        };

        assertThatThrownBy(() -> ReadFrames.of(List.of("-"), failing))
                .isInstanceOfSatisfying(
                        CaptureException.class, e -> assertThat(e.kind()).isEqualTo(Kind.READ_FAILED))
                .hasMessage("- cannot be read on: Input/output error");
    }
}
