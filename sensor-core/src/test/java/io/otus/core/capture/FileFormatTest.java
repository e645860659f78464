package io.otus.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.capture.CaptureEnd.State;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every format, byte order and resolution; expected values by hand from draft-ietf-opsawg-pcap and
 * draft-ietf-opsawg-pcapng.
 */
class FileFormatTest {
    private static final byte[] ABC = {'a', 'b', 'c'};

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(
                        "pcap, little-endian, microseconds",
                        CaptureBytes.little().pcapHeader(0xA1B2C3D4L, 1).pcapRecord(5, 7, 60, ABC),
                        List.of("1 t=5000007000 if=0 link=1 3/60 616263")),
                Arguments.of(
                        "pcap, big-endian, microseconds",
                        CaptureBytes.big().pcapHeader(0xA1B2C3D4L, 1).pcapRecord(5, 7, 60, ABC),
                        List.of("1 t=5000007000 if=0 link=1 3/60 616263")),
                Arguments.of(
                        "pcap, little-endian, nanoseconds",
                        CaptureBytes.little().pcapHeader(0xA1B23C4DL, 113).pcapRecord(5, 7, 3, ABC),
                        List.of("1 t=5000000007 if=0 link=113 3/3 616263")),
                Arguments.of(
                        "pcap, big-endian, nanoseconds",
                        CaptureBytes.big().pcapHeader(0xA1B23C4DL, 113).pcapRecord(5, 7, 3, ABC),
                        List.of("1 t=5000000007 if=0 link=113 3/3 616263")),
                Arguments.of(
                        "pcap of the year 2106, the last second it can tell",
                        CaptureBytes.little().pcapHeader(0xA1B2C3D4L, 1).pcapRecord(0xFFFFFFFFL, 999_999, 3, ABC),
                        List.of("1 t=4294967295999999000 if=0 link=1 3/3 616263")),
                Arguments.of(
                        "pcap that tells the length of a frame check sequence beside its link type",
                        CaptureBytes.little()
                                .pcapHeader(0xA1B2C3D4L, 0x2400_0001)
                                .pcapRecord(5, 7, 3, ABC),
                        List.of("1 t=5000007000 if=0 link=1 3/3 616263")),
                Arguments.of(
                        "pcap with libpcap's own number for raw IP",
                        CaptureBytes.little().pcapHeader(0xA1B2C3D4L, 12).pcapRecord(5, 7, 3, ABC),
                        List.of("1 t=5000007000 if=0 link=101 3/3 616263")),
                Arguments.of(
                        "pcap that claims less on the wire than it holds",
                        CaptureBytes.little().pcapHeader(0xA1B2C3D4L, 1).pcapRecord(5, 7, 1, ABC),
                        List.of("1 t=5000007000 if=0 link=1 3/3 616263")),
                Arguments.of(
                        "pcap without frames", CaptureBytes.little().pcapHeader(0xA1B2C3D4L, 1), List.<String>of()),
                Arguments.of(
                        "pcapng, little-endian, microseconds by default",
                        CaptureBytes.little().section().describe(1).enhanced(0, 5_000_007, 60, ABC),
                        List.of("1 t=5000007000 if=0 link=1 3/60 616263")),
                Arguments.of(
                        "pcapng, big-endian, microseconds by default",
                        CaptureBytes.big().section().describe(1).enhanced(0, 5_000_007, 60, ABC),
                        List.of("1 t=5000007000 if=0 link=1 3/60 616263")),
                Arguments.of(
                        "pcapng, two interfaces with a link type, a resolution and an offset each",
                        CaptureBytes.little()
                                .section()
                                .describe(1, 9, 0)
                                .describe(113, 3, 100)
                                .enhanced(1, 5_007, 3, ABC)
                                .enhanced(0, 5_000_000_007L, 3, ABC),
                        List.of("1 t=105007000000 if=1 link=113 3/3 616263", "2 t=5000000007 if=0 link=1 3/3 616263")),
                Arguments.of(
                        "pcapng, big-endian, offset before 1970",
                        CaptureBytes.big().section().describe(1, 6, -3).enhanced(0, 5_000_007, 3, ABC),
                        List.of("1 t=2000007000 if=0 link=1 3/3 616263")),
                Arguments.of(
                        "pcapng, simple packets take the time of the frame before",
                        CaptureBytes.little()
                                .section()
                                .describe(1)
                                .enhanced(0, 8, 3, ABC)
                                .simple(60, ABC)
                                .simple(2, ABC),
                        List.of(
                                "1 t=8000 if=0 link=1 3/3 616263",
                                "2 t=8000 if=0 link=1 4/60 61626300",
                                "3 t=8000 if=0 link=1 2/2 6162")),
                Arguments.of(
                        "pcapng, the obsolete packet block",
                        CaptureBytes.big().section().describe(1).obsoletePacket(0, 5_000_007, 60, ABC),
                        List.of("1 t=5000007000 if=0 link=1 3/60 616263")),
                Arguments.of(
                        "pcapng, unknown blocks, name resolution and statistics are stepped over",
                        CaptureBytes.little()
                                .section()
                                .block(4, new byte[20])
                                .describe(1)
                                .block(0xBAD, new byte[700_000])
                                .enhanced(0, 8, 3, ABC)
                                .block(5, new byte[12]),
                        List.of("1 t=8000 if=0 link=1 3/3 616263")),
                Arguments.of(
                        "pcapng, sections of different byte order, each with interfaces of its own",
                        CaptureBytes.little()
                                .section()
                                .describe(1)
                                .enhanced(0, 8, 3, ABC)
                                .raw(CaptureBytes.big()
                                        .section()
                                        .describe(101)
                                        .enhanced(0, 9, 3, ABC)
                                        .toBytes()),
                        List.of("1 t=8000 if=0 link=1 3/3 616263", "2 t=9000 if=0 link=101 3/3 616263")),
                Arguments.of("pcapng without frames", CaptureBytes.big().section(), List.<String>of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void givesEveryFrame(String name, CaptureBytes file, List<String> frames) throws CaptureException {
        ReadFrames read = ReadFrames.ofBytes(file.toBytes());

        assertThat(read.frames()).isEqualTo(frames);
        assertThat(read.end()).isEqualTo(CaptureEnd.COMPLETE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyCutGivesTheFramesBeforeIt(String name, CaptureBytes file, List<String> frames) throws CaptureException {
        byte[] whole = file.toBytes();
        int before = 0;
        for (int length = 4; length < whole.length; length++) {
            ReadFrames read = ReadFrames.ofBytes(Arrays.copyOf(whole, length));

            assertThat(read.frames()).isEqualTo(frames.subList(0, read.frames().size()));
            assertThat(read.frames()).hasSizeGreaterThanOrEqualTo(before);
            assertThat(read.end().state()).isNotEqualTo(State.DAMAGED);
            before = read.frames().size();
            if (length > 4096 && length < whole.length - 4096) {
                length += 4093;
            }
        }
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
                Arguments.of(
                        "record of 1 GB",
                        CaptureBytes.little()
                                .pcapHeader(0xA1B2C3D4L, 1)
                                .pcapRecord(1, 1, 3, ABC)
                                .u32(1)
                                .u32(1)
                                .u32(1 << 30)
                                .u32(1 << 30),
                        "- is damaged: the record at byte 43 claims 1073741824 bytes where at most 262144 can be;"
                                + " the 1 frame before was read"),
                Arguments.of(
                        "record of 4 GB",
                        CaptureBytes.little()
                                .pcapHeader(0xA1B2C3D4L, 1)
                                .u32(1)
                                .u32(1)
                                .u32(-1)
                                .u32(-1),
                        "- is damaged: the record at byte 24 claims 4294967295 bytes where at most 262144 can be;"
                                + " the 0 frames before were read"),
                Arguments.of(
                        "block of 1 GB",
                        CaptureBytes.little()
                                .section()
                                .describe(1)
                                .u32(6)
                                .u32(1 << 30)
                                .raw(new byte[64]),
                        "- is damaged: the block at byte 48 claims a length of 1073741824; the 0 frames before were read"),
                Arguments.of(
                        "block shorter than its own header",
                        CaptureBytes.little().section().u32(77).u32(8).u32(8),
                        "- is damaged: the block at byte 28 claims a length of 8; the 0 frames before were read"),
                Arguments.of(
                        "block whose two lengths differ",
                        CaptureBytes.little()
                                .section()
                                .u32(1)
                                .u32(20)
                                .raw(new byte[8])
                                .u32(24),
                        "- is damaged: the block at byte 28 has two different lengths; the 0 frames before were read"),
                Arguments.of(
                        "packet longer than its block",
                        CaptureBytes.little()
                                .section()
                                .describe(1)
                                .block(
                                        6,
                                        CaptureBytes.little()
                                                .u32(0)
                                                .u64(0)
                                                .u32(5)
                                                .u32(5)
                                                .raw(ABC)
                                                .toBytes()),
                        "- is damaged: the packet at byte 48 claims 5 bytes in a block of 36; the 0 frames before were read"),
                Arguments.of(
                        "packet of an interface that is not described",
                        CaptureBytes.little().section().describe(1).enhanced(1, 8, 3, ABC),
                        "- is damaged: the packet at byte 48 is of interface 1, which is not described;"
                                + " the 0 frames before were read"),
                Arguments.of(
                        "simple packet before any interface",
                        CaptureBytes.little().section().simple(3, ABC),
                        "- is damaged: the packet at byte 28 comes before the description of its interface;"
                                + " the 0 frames before were read"),
                Arguments.of(
                        "section of a version to come",
                        CaptureBytes.little()
                                .block(
                                        0x0A0D_0D0AL,
                                        CaptureBytes.little()
                                                .u32(0x1A2B_3C4D)
                                                .u16(2)
                                                .u16(0)
                                                .u64(-1)
                                                .toBytes()),
                        "- is damaged: the section at byte 0 is of version 2 of the format where only 1 is known;"
                                + " the 0 frames before were read"),
                Arguments.of(
                        "section without byte order",
                        CaptureBytes.little().block(0x0A0D_0D0AL, new byte[16]),
                        "- is damaged: the section at byte 0 has no byte-order magic; the 0 frames before were read"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void damageEndsTheFileWithOneSentence(String name, CaptureBytes file, String sentence) throws CaptureException {
        assertThat(ReadFrames.ofBytes(file.toBytes()).end()).isEqualTo(new CaptureEnd(State.DAMAGED, sentence));
    }

    @Test
    void cutIsToldInOneSentence() throws CaptureException {
        byte[] file = CaptureBytes.little()
                .pcapHeader(0xA1B2C3D4L, 1)
                .pcapRecord(1, 1, 3, ABC)
                .pcapRecord(2, 1, 3, ABC)
                .toBytes();

        ReadFrames read = ReadFrames.ofBytes(Arrays.copyOf(file, file.length - 1));

        assertThat(read.end())
                .isEqualTo(new CaptureEnd(
                        State.CUT,
                        "- is cut: it ends within the record that starts at byte 43; the 1 frame before was read"));
    }
}
