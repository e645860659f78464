package io.otus.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.Tshark;
import io.otus.simulator.wire.PcapWriter.Resolution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureWriterTest {
    private static final Frame FRAME = new Frame(
            1_772_431_200_123_456_789L,
            Arp.request(Mac.of("00:80:f4:00:00:01"), Ip4.of("10.0.0.1"), Ip4.of("10.0.0.2")));

    @TempDir
    private Path directory;

    @Test
    void pcapHeadersFollowTheByteOrderAndTheResolution() throws IOException {
        assertThat(pcap(ByteOrder.LITTLE_ENDIAN, Resolution.MICROSECONDS))
                .startsWith("d4c3b2a1020004000000000000000000000004000100000060 27a569 40e20100 3c0000003c000000"
                        .replace(" ", ""));
        assertThat(pcap(ByteOrder.BIG_ENDIAN, Resolution.NANOSECONDS))
                .startsWith("a1b23c4d0002000400000000000000000004000000000001 69a52760 075bcd15 0000003c0000003c"
                        .replace(" ", ""));
    }

    @Test
    void anIndependentReaderSeesTheTimesOfEveryFormat() throws IOException {
        Tshark.required();
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            Path pcap = directory.resolve("nano.pcap");
            try (PcapWriter writer = new PcapWriter(Files.newOutputStream(pcap), order, Resolution.NANOSECONDS)) {
                writer.write(FRAME);
            }
            assertThat(times(pcap)).containsExactly("1772431200.123456789");
            Path pcapng = directory.resolve("three.pcapng");
            try (PcapngWriter writer = new PcapngWriter(Files.newOutputStream(pcapng), order)) {
                writer.write(writer.addInterface("micro", 6), FRAME);
                writer.write(writer.addInterface("nano", 9), FRAME);
                writer.write(writer.addInterface("binary", 0x80 | 10), FRAME);
            }
            assertThat(times(pcapng))
                    .containsExactly("1772431200.123456000", "1772431200.123456789", "1772431200.123046875");
        }
    }

    private static List<String> times(Path file) {
        return Tshark.decode(file, "-T", "fields", "-e", "frame.time_epoch");
    }

    private static String pcap(ByteOrder order, Resolution resolution) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapWriter writer = new PcapWriter(out, order, resolution)) {
            writer.write(FRAME);
        }
        return HexFormat.of().formatHex(out.toByteArray());
    }
}
