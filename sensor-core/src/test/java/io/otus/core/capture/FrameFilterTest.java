package io.otus.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.capture.CaptureException.Kind;
import io.otus.testkit.Needs;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters over files of several link types; needs libpcap and no privilege. */
class FrameFilterTest {
    private static final String V4 = "4500001c0000000040110000" + "0a0000010a000002";
    private static final String V6 = "6000000000081140" + "fe80000000000000".repeat(4);

    @BeforeAll
    static void needsLibpcap() {
        try {
            Interfaces.list();
        } catch (CaptureException e) {
            Needs.ofTheBuild(e.kind() != Kind.NO_LIBPCAP, "libpcap: " + e.getMessage());
        }
    }

    private static byte[] frame(String link, String ip, int port) {
        return HexFormat.of().parseHex(link + ip + "c350%04x00080000".formatted(port));
    }

    private static byte[] ethernet(int port) {
        return frame("0200000000010200000000020800", V4, port);
    }

    private static List<Long> passing(String filter, byte[] file) throws CaptureException {
        try (FileSource source = FileSource.open(List.of("-"), new ByteArrayInputStream(file), false, filter)) {
            List<Long> numbers = new ArrayList<>();
            Frame frame = new Frame();
            while (source.next(frame)) {
                numbers.add(frame.number());
            }
            CaptureStatistics statistics = source.statistics();
            assertThat(statistics.frames() - statistics.filtered()).isEqualTo(numbers.size());
            return numbers;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "udp port 502, 2 3 5 6 7",
        "port 503, 1 4",
        "ip6, 6 7",
        "not ip6 and udp port 502, 2 3 5",
        "len > 1000, 4",
        "'', 1 2 3 4 5 6 7"
    })
    void eachLinkTypeHasItsOwnProgramAndFramesKeepTheirNumbers(String filter, String numbers) throws CaptureException {
        CaptureBytes file = CaptureBytes.little().section();
        file.describe(LinkType.ETHERNET).describe(LinkType.RAW).describe(LinkType.NULL);
        file.enhanced(0, 1, 42, ethernet(503));
        file.enhanced(0, 2, 42, ethernet(502));
        file.enhanced(1, 3, 28, frame("", V4, 502));
        file.enhanced(0, 4, 1_200, ethernet(503));
        // The family of a host of the other byte order, then that of IPv6 on macOS and on Windows.
        file.enhanced(2, 5, 32, frame("00000002", V4, 502));
        file.enhanced(2, 6, 52, frame("1e000000", V6, 502));
        file.enhanced(2, 7, 52, frame("17000000", V6, 502));
        List<String> passed =
                passing(filter, file.toBytes()).stream().map(String::valueOf).toList();
        assertThat(String.join(" ", passed)).isEqualTo(numbers);
    }

    @Test
    void theCaptureKeepsItsIdAlsoWhereItsFirstFrameDoesNotPass() throws CaptureException {
        byte[] file = CaptureBytes.little()
                .pcapHeader(0xA1B2_C3D4L, LinkType.ETHERNET)
                .pcapRecord(1, 0, 42, ethernet(503))
                .pcapRecord(2, 0, 42, ethernet(502))
                .toBytes();
        String whole = ReadFrames.ofBytes(file).captureId();
        try (FileSource source = FileSource.open(List.of("-"), new ByteArrayInputStream(file), false, "port 502")) {
            Frame frame = new Frame();
            assertThat(source.next(frame)).isTrue();
            assertThat(frame.number()).isEqualTo(2);
            assertThat(source.captureId()).isEqualTo(whole);
            assertThat(source.next(frame)).isFalse();
            assertThat(source.files().getFirst().frames()).isEqualTo(2);
        }
    }

    @Test
    void aWrongFilterIsToldBeforeAFileIsOpened() {
        assertThatThrownBy(() -> FileSource.open(
                        List.of("none.pcap"), InputStream.nullInputStream(), false, "tcp port 502 or or udp"))
                .isInstanceOfSatisfying(
                        CaptureException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_FILTER))
                .hasMessageContaining(" is wrong at 'or' (character 17): ");
    }

    @Test
    void aFilterThatALinkTypeCannotAnswerIsToldWithTheFrame() throws CaptureException {
        CaptureBytes file = CaptureBytes.little().section();
        file.describe(LinkType.ETHERNET).describe(LinkType.RAW);
        file.enhanced(0, 1, 42, ethernet(502));
        assertThat(passing("ether src 02:00:00:00:00:02", file.toBytes())).containsExactly(1L);
        file.enhanced(1, 2, 28, frame("", V4, 502));
        assertThatThrownBy(() -> passing("ether src 02:00:00:00:00:02", file.toBytes()))
                .isInstanceOfSatisfying(
                        CaptureException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_FILTER))
                .hasMessageContaining("does not suit link type 101: ")
                .hasMessageEndingWith(" (frame 2)");
    }

    @Test
    void whatOnlyAnotherLinkTypeHasIsNotWrong() throws CaptureException {
        CaptureBytes file = CaptureBytes.little().section().describe(LinkType.LINUX_SLL);
        file.enhanced(0, 1, 44, frame("00000001000602000000000200000800", V4, 502));
        file.enhanced(0, 2, 44, frame("00040001000602000000000200000800", V4, 502));
        assertThat(passing("outbound", file.toBytes())).containsExactly(2L);
    }
}
